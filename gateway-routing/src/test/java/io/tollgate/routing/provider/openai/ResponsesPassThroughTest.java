package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses as they go to, and come from, providers that have them. */
class ResponsesPassThroughTest {

    private static final OpenAiProvider FAMILY = new OpenAiProvider();
    private static final Attempt ATTEMPT = Samples.ATTEMPT;
    private static final ProviderCall CALL = call("{\"model\":\"small-1\",\"input\":\"Hi\"}");
    private static final String USAGE = "{\"input_tokens\":10,\"input_tokens_details\":{\"cached_tokens\":4},"
            + "\"output_tokens\":7,\"output_tokens_details\":{\"reasoning_tokens\":2},\"total_tokens\":17}";

    @Test
    void changesNoMoreThanTheModelTheLimitAndTheStore() {
        ProviderCall call =
                call("{ \"input\":\"H\\u00e9\" ,\"model\":\"small-1\",\"provider\":{\"sort\":\"price\"},\"n\":1.50}")
                        .capped(OptionalLong.of(300));

        String sent = new String(FAMILY.encode(call, ATTEMPT).body().get(), UTF_8);

        assertThat(sent)
                .startsWith("{ \"input\":\"H\\u00e9\" ,\"model\":")
                .contains("\"n\":1.50", "\"store\":false", "\"max_output_tokens\":300")
                .doesNotContain("provider");
        assertThat(FAMILY.encode(call, ATTEMPT).uri().getPath()).endsWith("/responses");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"previous_response_id\":\"resp_1\"",
                "\"conversation\":{\"id\":\"conv_1\"}",
                "\"prompt\":{\"id\":\"pmpt_1\"}",
                "\"tools\":[{\"type\":\"file_search\",\"vector_store_ids\":[\"vs_1\"]}]",
                "\"background\":true"
            })
    void refusesWhatIsStored(String member) {
        ProviderCall call = call("{\"input\":\"Hi\"," + member + "}");

        assertThatThrownBy(() -> FAMILY.encode(call, ATTEMPT))
                .isInstanceOfSatisfying(
                        Untranslatable.class, refused -> assertThat(member).contains(refused.field()));
    }

    @Test
    void takesWhatIsStoredNowhere() {
        assertThat(FAMILY.encode(
                        call("{\"input\":\"Hi\",\"previous_response_id\":null,\"background\":false}"), ATTEMPT))
                .isNotNull();
    }

    @Test
    void asksForReasoningWholeWhereTheCallerCountsOnTheStore() {
        assertThat(reasoned("\"input\":\"Hi\"")).endsWith(",\"include\":[\"reasoning.encrypted_content\"]}");
        assertThat(reasoned("\"input\":\"Hi\",\"store\":true,\"include\":[\"message.output_text.logprobs\"]"))
                .contains("\"include\":[\"message.output_text.logprobs\",\"reasoning.encrypted_content\"]");
        assertThat(reasoned("\"input\":\"Hi\",\"include\":[\"reasoning.encrypted_content\"],\"top_p\":1"))
                .contains("\"include\":[\"reasoning.encrypted_content\"],");
        assertThat(reasoned("\"input\":\"Hi\",\"include\":null"))
                .contains("\"include\":[\"reasoning.encrypted_content\"]");
        assertThat(reasoned("\"input\":\"Hi\",\"store\":false")).doesNotContain("include");
        assertThat(new String(FAMILY.encode(CALL, ATTEMPT).body().get(), UTF_8)).doesNotContain("include");
    }

    @Test
    void leavesOutReasoningThatCouldBeNeitherLookedUpNorOpened() {
        String bare = "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[],\"encrypted_content\":null}";
        String own = "{\"type\":\"reasoning\",\"id\":\"rs_2\",\"summary\":[],\"encrypted_content\":\"tg1.W10\"}";
        String sealed = "{\"type\":\"reasoning\", \"id\":\"rs_3\",\"summary\":[],\"encrypted_content\":\"gAAA\"}";
        String call =
                "{\"type\":\"function_call\",\"id\":\"fc_1\",\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\"{}\"}";
        String reference = "{\"type\":\"item_reference\",\"id\":\"rs_4\"}";
        String items = String.join(", ", bare, own, sealed, reference, call);

        assertThat(reasoned("\"input\":[" + items + "]")).contains("\"input\":[" + sealed + "," + call + "],");
        assertThat(reasoned("\"store\":false,\"input\":[" + items + "]"))
                .contains("\"input\":[" + String.join(",", bare, sealed, call) + "]");
        assertThat(reasoned("\"store\":false,\"input\":[" + bare + " , " + sealed + "]"))
                .contains("\"input\":[" + bare + " , " + sealed + "]");
    }

    private static String reasoned(String members) {
        Attempt attempt = Samples.attempt(ATTEMPT.offering().provider(), "gpt-5-mini", Set.of(Capability.CHAT));
        return new String(
                FAMILY.encode(call("{\"model\":\"small-1\"," + members + "}"), attempt)
                        .body()
                        .get(),
                UTF_8);
    }

    @Test
    void countsWhatAnAnswerUsedAndWhatItSearched() {
        Answer answer = answer(
                "{\"status\":\"completed\",\"model\":\"up\",\"error\":null,\"service_tier\":\"flex\",\"output\":["
                        + "{\"type\":\"web_search_call\"},{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"Open\"}]}],"
                        + "\"usage\":" + USAGE + "}");

        TokenUsage tokens = answer.usage().orElseThrow().tokens();
        assertThat(tokens.input()).isEqualTo(6);
        assertThat(tokens.cacheRead()).isEqualTo(4);
        assertThat(tokens.reasoning()).isEqualTo(2);
        assertThat(tokens.units().count(Unit.SEARCH)).isEqualTo(1);
        assertThat(tokens.tier()).isEqualTo(ServiceTier.reported("flex"));
        assertThat(answer.outputBytes()).isEqualTo(4);
        assertThat(new String(answer.withUsage(Map.of("cost", "0.5".getBytes(UTF_8))), UTF_8))
                .contains("\"total_tokens\":17,\"cost\":0.5}", "\"model\":\"small-1\"");
    }

    @Test
    void countsWhatTheToolThatDrawsUsed() {
        Answer answer =
                answer("{\"status\":\"completed\",\"model\":\"up\",\"output\":[{\"type\":\"image_generation_call\"}],"
                        + "\"usage\":" + USAGE
                        + ",\"tool_usage\":{\"image_gen\":{\"input_tokens\":7918,\"input_tokens_details\":{\"image_tokens\":7620,"
                        + "\"text_tokens\":298},\"output_tokens\":186,\"output_tokens_details\":{\"image_tokens\":186,\"text_tokens\":0},"
                        + "\"total_tokens\":8104},\"web_search\":{\"num_requests\":0}}}");

        assertThat(answer.usage().orElseThrow().tokens())
                .isEqualTo(new TokenUsage(6 + 298, 4, 0, 0, 7, 2)
                        .with(Units.of(Unit.IMAGE_INPUT, 7620).and(Unit.IMAGE_OUTPUT, 186)));
    }

    @Test
    void countsNoSearchWhereAPageWasRead() {
        String call = "{\"type\":\"web_search_call\",\"action\":{\"type\":\"%s\"}}";
        Answer answer = answer("{\"status\":\"completed\",\"output\":["
                + Stream.of("search", "open_page", "find_in_page", "search")
                        .map(call::formatted)
                        .collect(Collectors.joining(","))
                + "],\"usage\":" + USAGE + "}");

        assertThat(answer.usage().orElseThrow().tokens().units().count(Unit.SEARCH))
                .isEqualTo(2);
    }

    @Test
    void saysWhyAnAnswerEnded() {
        assertThat(finish("\"incomplete_details\":{\"reason\":\"max_output_tokens\"}"))
                .isEqualTo("length");
        assertThat(finish("\"incomplete_details\":{\"reason\":\"content_filter\"}"))
                .isEqualTo("content_filter");
        assertThat(finish("\"output\":[{\"type\":\"function_call\",\"name\":\"a\"}]"))
                .isEqualTo("tool_calls");
        assertThat(finish("\"output\":[]")).isEqualTo("stop");
    }

    @Test
    void takesAFailedOrEmptyResponseForNone() {
        assertThat(decoded("{\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"no\"}}"))
                .isInstanceOf(Decoded.Failed.class);
        assertThat(decoded("{\"status\":\"completed\",\"output\":[]}")).isInstanceOf(Decoded.Failed.class);
        assertThat(decoded("<html>")).isInstanceOf(Decoded.Failed.class);
    }

    @Test
    void relaysEventsByteForByteAndEndsWithTheResponse() {
        String before =
                "event: x\r\ndata: {\"type\":\"response.output_text.delta\" ,\"delta\":\"Op\\u0065n\",\"y\":1e2}\r\n\r\n";

        List<StreamEvent> events = events(
                before + "data: {\"type\":\"response.completed\",\"response\":{\"model\":\"upstream-model\",\"usage\":"
                        + USAGE + "}}\n\n");

        assertThat(new String(events.get(0).bytes(), UTF_8)).isEqualTo(before);
        assertThat(((Chunk) events.get(0)).outputBytes()).isEqualTo(4);
        Chunk last = (Chunk) events.get(1);
        assertThat(new String(last.withUsage(Map.of("cost", "1".getBytes(UTF_8))), UTF_8))
                .contains("\"model\":\"small-1\"", "\"total_tokens\":17,\"cost\":1}}}");
        assertThat(events.get(2)).isInstanceOf(StreamEvent.Done.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"error\",\"code\":\"server_error\",\"message\":\"no more\"}",
                "{\"type\":\"error\",\"error\":{\"message\":\"no more\"}}",
                "{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"server_error\",\"message\":\"no more\"}}}",
                "{\"type\":\"response.created\",\"response\":{}}"
            })
    void endsAStreamThatFailsOrIsCutAsBroken(String last) {
        List<StreamEvent> events = events("data: " + last + "\n\n");

        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        StreamEvent.Broken.class,
                        broken -> assertThat(broken.failure().message()).containsAnyOf("no more", "ended before"));
    }

    @ParameterizedTest
    @CsvSource({
        "context_length_exceeded, BeyondOffering, 400",
        "invalid_prompt, BeyondOffering, 400",
        "invalid_image_url, BeyondOffering, 400",
        "rate_limit_exceeded, Throttled, 429",
        "insufficient_quota, CredentialRefused, 429",
        "server_error, Unavailable, 0"
    })
    void tellsByTheCodeWhoseFaultAFailedStreamIs(String code, String kind, int status) {
        String error = "\"code\":\"" + code + "\",\"message\":\"no more\"";
        List<String> last = List.of(
                "{\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":{" + error + "}}}",
                "{\"type\":\"error\"," + error + ",\"param\":null}");

        for (String event : last) {
            Failure failure =
                    ((StreamEvent.Broken) events("data: " + event + "\n\n").get(0)).failure();

            assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(failure.status()).isEqualTo(status == 0 ? OptionalInt.empty() : OptionalInt.of(status));
            failure.bodyForCaller()
                    .ifPresent(body -> assertThat(new String(body, UTF_8))
                            .startsWith("{\"error\":{")
                            .contains(error));
        }
    }

    private static String finish(String member) {
        return answer("{\"status\":\"completed\"," + member + ",\"usage\":" + USAGE + "}")
                .finishReason()
                .orElseThrow();
    }

    private static Answer answer(String body) {
        return ((Decoded.Answered) decoded(body)).answer();
    }

    private static Decoded decoded(String body) {
        return FAMILY.decode(CALL, ATTEMPT, new UpstreamAnswer(200, Map.of(), body.getBytes(UTF_8)));
    }

    private static List<StreamEvent> events(String stream) {
        var decoder = FAMILY.streamDecoder(CALL.streaming(true), ATTEMPT);
        List<StreamEvent> events = new ArrayList<>(decoder.feed(stream.getBytes(UTF_8)));
        events.addAll(decoder.end());
        return events;
    }

    private static ProviderCall call(String body) {
        return ProviderCall.of(Operation.RESPONSES, JsonMembers.read(body.getBytes(UTF_8)), "small-1");
    }
}
