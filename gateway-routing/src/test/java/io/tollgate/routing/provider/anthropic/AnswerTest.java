package io.tollgate.routing.provider.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Cassettes;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Replay;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Messages as chat completions, where Anthropic has more to say than others. */
class AnswerTest {

    private static final ProviderCall CALL = Samples.streamCall("{}", true);
    private static final ProviderCall SCHEMA = Samples.streamCall(
            "{\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":{\"type\":\"object\"}}}}",
            true);
    private static final String OLD = "claude-3-5-haiku-20241022";

    @Test
    void keepsReasoningWithItsSignature() {
        Answer answer = answer(CALL, "claude-opus-5", Cassettes.read("anthropic/thinking.json"));

        JsonNode body = Json.read(answer.body());
        JsonNode message = body.path("choices").path(0).path("message");
        assertThat(Json.string(message, "reasoning_content")).isEqualTo("Is it dusk?");
        assertThat(Json.string(message, "content")).isEqualTo("Yes.");
        assertThat(Json.text(message.path("reasoning_details")))
                .isEqualTo("[{\"type\":\"reasoning.text\",\"text\":\"Is it dusk?\",\"signature\":\"c2lnbmVk\"},"
                        + "{\"type\":\"reasoning.encrypted\",\"data\":\"c2VhbGVk\"}]");
        assertThat(body.path("usage")
                        .path("completion_tokens_details")
                        .path("reasoning_tokens")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void streamsReasoningWithItsSignature() {
        Replay replay = Replay.of(decoder(CALL, "claude-opus-5"), Cassettes.read("anthropic/thinking.sse"));

        StringBuilder reasoning = new StringBuilder();
        replay.deltas().forEach(delta -> reasoning.append(Json.string(delta, "reasoning_content")));
        assertThat(reasoning).hasToString("Is it dusk?");
        assertThat(replay.text())
                .contains("{\"index\":0,\"type\":\"reasoning.text\",\"signature\":\"c2lnbmVk\"}")
                .contains("{\"index\":1,\"type\":\"reasoning.encrypted\",\"data\":\"c2VhbGVk\"}");
        assertThat(replay.content()).isEqualTo("Yes.");
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, stop", "stop_sequence, stop", "pause_turn, stop", "max_tokens, length",
        "model_context_window_exceeded, length", "tool_use, tool_calls", "refusal, content_filter", "novelty, stop"
    })
    void saysWhyItEnded(String stopReason, String finishReason) {
        assertThat(FinishReason.of(stopReason)).isEqualTo(finishReason);
    }

    @Test
    void saysWhyTheModelRefused() {
        String refusal = "{\"id\":\"msg_1\",\"type\":\"message\",\"content\":[],\"stop_reason\":\"refusal\","
                + "\"stop_details\":{\"explanation\":\"Not this.\"},\"usage\":{\"input_tokens\":3,\"output_tokens\":5}}";

        Answer answer = answer(CALL, "claude-x", refusal.getBytes(UTF_8));

        JsonNode choice = Json.read(answer.body()).path("choices").path(0);
        assertThat(Json.string(choice.path("message"), "refusal")).isEqualTo("Not this.");
        assertThat(Json.string(choice, "finish_reason")).isEqualTo("content_filter");
    }

    @Test
    void makesTheInputOfTheJsonToolTheAnswer() {
        String message =
                "{\"id\":\"msg_1\",\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"Let me see.\"},"
                        + "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"json\",\"input\":{\"a\":1.50}}],"
                        + "\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":3,\"output_tokens\":5}}";

        JsonNode choice = Json.read(answer(SCHEMA, OLD, message.getBytes(UTF_8)).body())
                .path("choices")
                .path(0);

        assertThat(Json.string(choice.path("message"), "content")).isEqualTo("{\"a\":1.50}");
        assertThat(Json.string(choice, "finish_reason")).isEqualTo("stop");
        assertThat(choice.path("message").has("tool_calls")).isFalse();
    }

    @Test
    void streamsTheInputOfTheJsonTool() {
        String stream = new String(Cassettes.read("anthropic/tools.sse"), UTF_8).replace("get_weather", "json");

        Replay replay = Replay.of(
                decoder(SCHEMA, OLD),
                stream.substring(
                                0,
                                stream.indexOf(
                                        "event: content_block_start\ndata: {\"type\": \"content_block_start\", \"index\": 1"))
                        .concat(stream.substring(stream.indexOf("event: message_delta")))
                        .getBytes(UTF_8));

        assertThat(replay.content()).isEqualTo("{\"city\":\"Paris\"}");
        assertThat(replay.finishReason()).contains("stop");
        assertThat(replay.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, Your credit balance is too low to access the API, CredentialRefused",
        "400, Output blocked by content filtering policy, BeyondOffering",
        "413, Request too large, BeyondOffering",
        "529, Overloaded, Unavailable"
    })
    void tellsErrorsApart(int status, String message, String kind) {
        String body = "{\"type\":\"error\",\"error\":{\"type\":\"some_error\",\"message\":\"" + message + "\"}}";

        assertThat(failure(status, body).getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void readsAnErrorThatIsTheFirstEvent() {
        String stream =
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"Slow\"}}\n\n";

        assertThat(Replay.of(decoder(CALL, "claude-x"), stream.getBytes(UTF_8)).failure())
                .isInstanceOf(Failure.Throttled.class);
    }

    @Test
    void breaksOffAtAnEventThatIsNoJson() {
        assertThat(Replay.of(decoder(CALL, "claude-x"), "data: {oops\n\n".getBytes(UTF_8))
                        .failure()
                        .outcome())
                .isEqualTo("unreadable");
    }

    private static StreamDecoder decoder(ProviderCall call, String model) {
        return Asked.FAMILY.streamDecoder(call, Asked.of(model));
    }

    private static Answer answer(ProviderCall call, String model, byte[] body) {
        return ((Decoded.Answered) Asked.FAMILY.decode(call, Asked.of(model), new UpstreamAnswer(200, Map.of(), body)))
                .answer();
    }

    private static Failure failure(int status, String body) {
        return ((Decoded.Failed) Asked.FAMILY.decode(
                        CALL, Asked.of("claude-x"), new UpstreamAnswer(status, Map.of(), body.getBytes(UTF_8))))
                .failure();
    }
}
