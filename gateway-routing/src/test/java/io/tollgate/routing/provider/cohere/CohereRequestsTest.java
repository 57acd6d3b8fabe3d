package io.tollgate.routing.provider.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Cohere is asked, and what callers get of lists. */
class CohereRequestsTest {

    private static final CohereProvider FAMILY = new CohereProvider(InstantSource.fixed(Instant.EPOCH));
    private static final Attempt ATTEMPT = Samples.attempt(
            new ProviderEntry("acme", "Acme", Protocol.COHERE, URI.create("https://api.cohere.com/v2")),
            "command-a-03-2025",
            EnumSet.allOf(Capability.class));

    @Test
    void sendsResultsOfToolsAsMessagesOfTheirOwn() {
        JsonNode body = body(Samples.completeCall("""
                {"messages":[
                {"role":"system","content":"Be brief."},
                {"role":"user","content":"Both?"},
                {"role":"assistant","content":null,"tool_calls":[
                  {"id":"a","type":"function","function":{"name":"a","arguments":""}},
                  {"id":"b","type":"function","function":{"name":"b","arguments":"{\\"x\\":1}"}}]},
                {"role":"tool","tool_call_id":"a","content":"one"},
                {"role":"tool","tool_call_id":"b","content":"two"},
                {"role":"user","content":"So?"}]}"""));

        assertThat(body.path("messages").toString())
                .isEqualTo("[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"Both?\"},"
                        + "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}},"
                        + "{\"id\":\"b\",\"type\":\"function\",\"function\":{\"name\":\"b\",\"arguments\":\"{\\\"x\\\":1}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"one\"},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"b\",\"content\":\"two\"},"
                        + "{\"role\":\"user\",\"content\":\"So?\"}]");
    }

    @Test
    void saysHowTheAnswerIsGeneratedInItsOwnWords() {
        UpstreamRequest request = FAMILY.encode(
                Samples.chat(
                        "\"top_p\":0.5,\"top_k\":7,\"temperature\":1.5,\"stop\":\"END\",\"seed\":3,\"max_completion_tokens\":9,"
                                + "\"safety_mode\":\"OFF\",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":{\"type\":\"object\"}}}"),
                ATTEMPT);
        JsonNode body = Json.read(request.body().get());

        assertThat(request.uri()).hasToString("https://api.cohere.com/v2/chat");
        assertThat(body.path("p").asDouble()).isEqualTo(0.5);
        assertThat(body.path("k").asInt()).isEqualTo(7);
        assertThat(body.path("temperature").asDouble()).isEqualTo(1);
        assertThat(body.path("stop_sequences").toString()).isEqualTo("[\"END\"]");
        assertThat(body.path("seed").asInt()).isEqualTo(3);
        assertThat(body.path("max_tokens").asInt()).isEqualTo(9);
        assertThat(body.path("safety_mode").asString()).isEqualTo("OFF");
        assertThat(body.path("response_format").toString())
                .isEqualTo("{\"type\":\"json_object\",\"json_schema\":{\"type\":\"object\"}}");
        assertThat(request.remarks()).containsEntry("x-tollgate-adjusted", "temperature=1");
    }

    @Test
    void offersNoToolButTheOneThatMustBeCalled() {
        JsonNode body = body(Samples.chat("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}},"
                + "{\"type\":\"function\",\"function\":{\"name\":\"b\",\"strict\":true}}],"
                + "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"b\"}}"));

        assertThat(body.path("tools").size()).isEqualTo(1);
        assertThat(body.path("tools").path(0).path("function").path("name").asString())
                .isEqualTo("b");
        assertThat(body.path("tool_choice").asString()).isEqualTo("REQUIRED");
        assertThat(body.path("strict_tools").asBoolean()).isTrue();
    }

    @Test
    void saysHowMuchToThink() {
        assertThat(body(Samples.chat("\"reasoning_effort\":\"none\""))
                        .path("thinking")
                        .toString())
                .isEqualTo("{\"type\":\"disabled\"}");
        assertThat(body(Samples.chat("\"reasoning_effort\":\"low\""))
                        .path("thinking")
                        .toString())
                .isEqualTo("{\"type\":\"enabled\",\"token_budget\":1024}");
        assertThat(body(Samples.chat("\"thinking\":{\"type\":\"disabled\"}"))
                        .path("thinking")
                        .toString())
                .isEqualTo("{\"type\":\"disabled\"}");
        assertThat(body(Samples.chat("\"thinking\":{\"type\":\"enabled\",\"token_budget\":99}"))
                        .path("thinking")
                        .toString())
                .isEqualTo("{\"type\":\"enabled\",\"token_budget\":99}");
    }

    @Test
    void takesABudgetInAnthropicsWords() {
        assertThat(body(Samples.chat("\"reasoning_effort\":\"low\","
                                + "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}"))
                        .path("thinking")
                        .toString())
                .isEqualTo("{\"type\":\"enabled\",\"token_budget\":2000}");
    }

    @Test
    void refusesByNameWhatItHasNoWordFor() {
        assertThatThrownBy(() -> body(Samples.chat("\"logit_bias\":{\"1\":2}")))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("'logit_bias'");
    }

    @Test
    void embedsTexts() {
        ProviderCall call = ProviderCall.of(
                Operation.EMBEDDINGS,
                Samples.json("{\"model\":\"small-1\",\"input\":[\"a\",\"b\"],\"dimensions\":256}"),
                "small-1");

        UpstreamRequest request = FAMILY.encode(call, ATTEMPT);
        Answer answer = answer(
                call,
                "{\"id\":\"e\",\"embeddings\":{\"float\":[[0.5],[1.5]]},\"meta\":{\"billed_units\":{\"input_tokens\":6}}}");

        assertThat(request.uri()).hasToString("https://api.cohere.com/v2/embed");
        assertThat(new String(request.body().get(), UTF_8))
                .isEqualTo(
                        "{\"model\":\"command-a-03-2025\",\"input_type\":\"search_document\",\"texts\":[\"a\",\"b\"],"
                                + "\"embedding_types\":[\"float\"],\"output_dimension\":256}");
        assertThat(new String(answer.body(), UTF_8))
                .contains("{\"object\":\"embedding\",\"index\":1,\"embedding\":[1.5]}", "\"model\":\"small-1\"");
        assertThat(answer.usage().orElseThrow().tokens().input()).isEqualTo(6);
    }

    @Test
    void asksForNoMoreThanItTakesAtOnce() {
        String inputs = "\"a\",".repeat(100) + "\"z\"";
        ProviderCall call =
                ProviderCall.of(Operation.EMBEDDINGS, Samples.json("{\"input\":[" + inputs + "]}"), "small-1");

        assertThat(FAMILY.parts(call, ATTEMPT)).hasSize(2);
    }

    @Test
    void ranksTextsAndSendsTheDocumentsBackItself() {
        ProviderCall call = ProviderCall.of(
                Operation.RERANK,
                Samples.json(
                        "{\"model\":\"small-1\",\"query\":\"q\",\"documents\":[\"a\",{\"text\":\"b\",\"n\":1}],\"top_n\":1,\"return_documents\":true}"),
                "small-1");

        UpstreamRequest request = FAMILY.encode(call, ATTEMPT);
        Answer answer = answer(call, "{\"id\":\"r\",\"results\":[{\"index\":1,\"relevance_score\":0.9}],\"meta\":{}}");

        assertThat(request.uri()).hasToString("https://api.cohere.com/v2/rerank");
        assertThat(new String(request.body().get(), UTF_8))
                .isEqualTo("{\"model\":\"command-a-03-2025\",\"query\":\"q\",\"documents\":[\"a\",\"b\"],\"top_n\":1}");
        assertThat(new String(answer.body(), UTF_8))
                .contains("\"relevance_score\":0.9,\"document\":{\"text\":\"b\",\"n\":1}", "\"model\":\"small-1\"");
    }

    @Test
    void takesItsCitationsBackWithTheTextThatTheyAreOf() {
        JsonNode body = body(Samples.completeCall("""
                {"messages":[{"role":"user","content":"Hi"},
                {"role":"assistant","content":"It is open","annotations":[
                  {"type":"file_citation","file_citation":{"title":"Tolls","start_index":6,"end_index":10},
                   "extra_content":{"cohere":{"start":6,"end":10,"text":"open","sources":[]}}},
                  {"type":"url_citation","url_citation":{"url":"https://a.example","title":"A"}}]},
                {"role":"user","content":"So?"}]}"""));

        assertThat(body.at("/messages/1").toString())
                .isEqualTo("{\"role\":\"assistant\",\"content\":\"It is open\",\"citations\":["
                        + "{\"start\":6,\"end\":10,\"text\":\"open\",\"sources\":[]}]}");
    }

    @Test
    void asksWhetherAKeyIsGood() {
        var inquiry = FAMILY.inquiry(
                        ATTEMPT.offering().provider(), ATTEMPT.credential().apiKey())
                .orElseThrow();

        assertThat(inquiry.uri()).hasToString("https://api.cohere.com/v1/models");
        assertThat(inquiry.headers()).containsKey("authorization");
    }

    private static JsonNode body(ProviderCall call) {
        return Json.read(FAMILY.encode(call, ATTEMPT).body().get());
    }

    private static Answer answer(ProviderCall call, String body) {
        Decoded decoded = FAMILY.decode(call, ATTEMPT, new UpstreamAnswer(200, Map.of(), body.getBytes(UTF_8)));
        return ((Decoded.Answered) decoded).answer();
    }
}
