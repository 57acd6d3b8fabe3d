package io.tollgate.routing.provider.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.Samples;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.json.WrittenJson;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Cassettes;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Replay;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.provider.UsagePart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Messages to a provider that speaks them. */
class NativeMessagesTest {

    private static final TokenUsage USAGE = new TokenUsage(12, 100, 0, 0, 7, 0);

    @Property(tries = 200)
    void sendsTheCallersBytes(@ForAll("objects") String json) {
        JsonMembers own = Samples.json(json);

        JsonMembers sent = JsonMembers.read(request(call(own)).body().get());

        assertThat(sent.string("model")).contains("claude-x");
        assertThat(values(sent)).isEqualTo(values(own));
    }

    @Provide
    Arbitrary<String> objects() {
        return WrittenJson.objects();
    }

    private static List<String> values(JsonMembers members) {
        return members.all().stream()
                .filter(member ->
                        !List.of("model", "provider", "models", "session_id").contains(member.name()))
                .map(member -> member.name() + members.raw(member))
                .toList();
    }

    @Test
    void goesToTheAddressThatAnthropicsClientsGoTo() {
        UpstreamRequest request = request(call(Samples.json("{}"))
                .passing(
                        Map.of("anthropic-beta", "context-1m", "anthropic-version", "2099-01-01", "openai-beta", "x")));

        assertThat(request.uri()).hasToString("https://api.example.com/v1/messages");
        assertThat(request.headers())
                .containsEntry("x-api-key", "secret-of-acme-main")
                .containsEntry("anthropic-beta", "context-1m")
                .containsEntry("anthropic-version", "2099-01-01")
                .doesNotContainKeys("authorization", "openai-beta");
        assertThat(request(call(Samples.json("{}"))).headers()).containsEntry("anthropic-version", "2023-06-01");
    }

    @Test
    void keepsTheBudgetForThinkingBelowACappedLimit() {
        JsonMembers own =
                Samples.json("{\"max_tokens\":9000,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":5000}}");

        assertThat(sent(call(own).capped(OptionalLong.of(6000)))).contains("\"max_tokens\":6000", "5000");
        assertThat(sent(call(own).capped(OptionalLong.of(2000)))).contains("\"budget_tokens\":1999");
        assertThat(sent(call(own).capped(OptionalLong.of(1000)))).doesNotContain("thinking");
    }

    @Test
    void relaysAWholeMessageButForTheModelsName() {
        byte[] cassette = Cassettes.read("anthropic/answer.json");

        Answer answer = ((Decoded.Answered) decoded(200, cassette)).answer();

        assertThat(new String(answer.body(), UTF_8))
                .isEqualTo(new String(cassette, UTF_8).replace("upstream-small", "small-1"));
        assertThat(answer.usage().orElseThrow().tokens()).isEqualTo(USAGE);
        assertThat(answer.finishReason()).contains("stop");
        assertThat(new String(answer.withUsage(Map.of("cost", "0.5".getBytes(UTF_8))), UTF_8))
                .contains("\"service_tier\": \"standard\",\"cost\":0.5}");
    }

    @Test
    void relaysEveryEventButForTheModelsName() {
        byte[] stream = Cassettes.read("anthropic/unknown.sse");

        Replay replay = Replay.of(decoder(), stream);

        assertThat(replay.text())
                .isEqualTo(
                        new String(stream, UTF_8).replace(": a comment\n\n", "").replace("upstream-small", "small-1"));
        assertThat(replay.usage()).isEqualTo(USAGE);
        assertThat(replay.finishReason()).contains("stop");
        assertThat(replay.last()).isInstanceOf(StreamEvent.Done.class);
    }

    @Test
    void tellsTheInputBeforeTheAnswer() {
        Replay replay = Replay.of(decoder(), Cassettes.read("anthropic/stream.sse"));

        UsagePart first = replay.chunks().get(0).usage().orElseThrow();
        assertThat(first.preliminary()).isTrue();
        assertThat(first.tokens().cacheRead()).isEqualTo(100);
    }

    @Test
    void addsTheCostToTheLastUsage() {
        String text = Replay.of(decoder(), Cassettes.read("anthropic/stream.sse")).chunks().stream()
                .map(chunk -> new String(chunk.withUsage(Map.of("cost", "0.5".getBytes(UTF_8))), UTF_8))
                .reduce("", String::concat);

        assertThat(text).containsOnlyOnce("\"cost\":0.5").contains("{\"output_tokens\": 7,\"cost\":0.5}");
    }

    @Test
    void countsToolsAndThinkingAsContent() {
        Replay tools = Replay.of(decoder(), Cassettes.read("anthropic/tools.sse"));
        Replay thinking = Replay.of(decoder(), Cassettes.read("anthropic/thinking.sse"));

        assertThat(tools.chunks()).anyMatch(StreamEvent.Chunk::isContent);
        assertThat(tools.finishReason()).contains("tool_calls");
        assertThat(thinking.chunks().stream()
                        .mapToInt(StreamEvent.Chunk::outputBytes)
                        .sum())
                .isEqualTo("Is it dusk?Yes.".length());
    }

    @Test
    void handsOnAnErrorInItsOwnWords() {
        byte[] error = Cassettes.read("anthropic/error-400.json");

        Failure failure = ((Decoded.Failed) decoded(400, error)).failure();

        assertThat(failure).isInstanceOf(Failure.CallersFault.class);
        assertThat(new String(failure.bodyForCaller().orElseThrow(), UTF_8))
                .contains("\"type\":\"invalid_request_error\"", "\"request_id\":\"req_1\"");
    }

    @Test
    void endsWhereTheStreamIsCut() {
        byte[] stream = Cassettes.read("anthropic/stream.sse");

        Replay replay = Replay.of(decoder(), Arrays.copyOf(stream, stream.length / 2));

        assertThat(replay.failure().outcome()).isEqualTo("cut");
    }

    @Test
    void breaksOffWhereAMessageBeginsAnewInTheMiddle() {
        String stream = new String(Cassettes.read("anthropic/stream.sse"), UTF_8);
        String start = stream.substring(0, stream.indexOf("event: content_block_start"));

        assertThat(Replay.of(decoder(), (start + stream).getBytes(UTF_8)).last())
                .isInstanceOf(StreamEvent.Done.class);
        assertThat(Replay.of(
                                decoder(),
                                (stream.substring(0, stream.indexOf("event: message_delta")) + start).getBytes(UTF_8))
                        .failure()
                        .outcome())
                .isEqualTo("restarted");
    }

    private static String sent(ProviderCall call) {
        return new String(request(call).body().get(), UTF_8);
    }

    private static UpstreamRequest request(ProviderCall call) {
        return Asked.FAMILY.encode(call, Asked.of("claude-x"));
    }

    private static ProviderCall call(JsonMembers body) {
        return ProviderCall.of(Operation.MESSAGES, body, "small-1");
    }

    private static Decoded decoded(int status, byte[] body) {
        return Asked.FAMILY.decode(
                call(Samples.json("{}")), Asked.of("claude-x"), new UpstreamAnswer(status, Map.of(), body));
    }

    private static StreamDecoder decoder() {
        return Asked.FAMILY.streamDecoder(call(Samples.json("{}")).streaming(true), Asked.of("claude-x"));
    }
}
