package io.tollgate.routing.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Recordings;
import io.tollgate.routing.provider.Replay;
import io.tollgate.routing.provider.StreamEvent.Done;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@EnabledIf("io.tollgate.routing.provider.Recordings#areThere")
class RecordedMessagesTest {

    private static final ProviderCall CALL = Samples.streamCall("{}", true);

    @ParameterizedTest
    @CsvSource({
        "anthropic/refusal.sse, content_filter, 18, 5",
        "anthropic/sdk-tool-use.sse, tool_calls, 377, 65",
        "anthropic/sdk-incomplete-partial-json.sse, length, 450, 124",
        "anthropic/sdk-tool-then-refusal.sse, content_filter, 28, 106",
        "anthropic/thinking-stream-raw.sse, stop, 43, 282",
        "anthropic/duplicate-message-start.sse, stop, 17, 227"
    })
    void readsAStreamInBothWords(String name, String finish, long input, long output) {
        Replay chat = Replay.of(Asked.FAMILY.streamDecoder(CALL, Asked.of("claude-x")), Recordings.read(name));
        Replay own = Replay.of(
                Asked.FAMILY.streamDecoder(
                        ProviderCall.of(Operation.MESSAGES, Samples.json("{}"), "small-1")
                                .streaming(true),
                        Asked.of("claude-x")),
                Recordings.read(name));

        assertThat(chat.last()).isInstanceOf(Done.class);
        assertThat(own.last()).isInstanceOf(Done.class);
        assertThat(chat.finishReason()).contains(finish);
        assertThat(own.finishReason()).contains(finish);
        assertThat(chat.usage()).isEqualTo(own.usage());
        assertThat(chat.usage().input()).isEqualTo(input);
        assertThat(chat.usage().output()).isEqualTo(output);
    }

    @Test
    void neverMergesTwoAnswers() {
        Replay replay = Replay.of(
                Asked.FAMILY.streamDecoder(CALL, Asked.of("claude-x")),
                Recordings.read("anthropic/spliced-message-start.sse"));

        assertThat(replay.failure().outcome()).isEqualTo("restarted");
    }

    @Test
    void takesTheInputOfTheJsonToolForTheAnswer() {
        ProviderCall call = Samples.streamCall(
                "{\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":{}}}}", true);

        Replay replay = Replay.of(
                Asked.FAMILY.streamDecoder(call, Asked.of("claude-3-5-haiku-20241022")),
                Recordings.read("anthropic/json-tool-emulation.sse"));

        assertThat(replay.content()).startsWith("{\"elements\":").doesNotContain("I'll invoke");
        assertThat(replay.finishReason()).contains("stop");
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic/parallel-tool-use.json, tool_calls",
        "anthropic/opus-5-thinking-effort.json, stop",
        "anthropic/json-output-format.json, stop",
        "anthropic/cache-read.json, stop",
        "anthropic/web-fetch-error.json, stop"
    })
    void readsAWholeMessage(String name, String finish) {
        Answer answer = ((Decoded.Answered) decoded(200, name)).answer();

        assertThat(answer.finishReason()).contains(finish);
        assertThat(answer.outputBytes()).isPositive();
        assertThat(answer.usage().map(UsagePart::tokens).map(TokenUsage::output).orElse(0L))
                .isPositive();
    }

    @Test
    void countsThinkingAsAPartOfTheOutput() {
        JsonNode usage = Json.read(((Decoded.Answered) decoded(200, "anthropic/opus-5-thinking-effort.json"))
                        .answer()
                        .body())
                .path("usage");

        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(1699);
        assertThat(usage.path("completion_tokens_details")
                        .path("reasoning_tokens")
                        .asInt())
                .isEqualTo(139);
    }

    @Test
    void tellsErrorsApart() {
        assertThat(((Decoded.Failed) decoded(400, "anthropic/error-400-effort.json")).failure())
                .isInstanceOf(Failure.CallersFault.class);
        assertThat(((Decoded.Failed) decoded(404, "anthropic/error-404-model.json")).failure())
                .isInstanceOf(Failure.OfferingMissing.class);
    }

    private static Decoded decoded(int status, String name) {
        return Asked.FAMILY.decode(
                CALL, Asked.of("claude-x"), new UpstreamAnswer(status, Map.of(), Recordings.read(name)));
    }
}
