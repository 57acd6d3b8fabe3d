package io.tollgate.routing.provider.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Cassettes;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Recordings;
import io.tollgate.routing.provider.Replay;
import io.tollgate.routing.provider.StreamEvent.Done;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Gemini's answers as chat completions. */
class AnswerTest {

    private static final String RECORDED = "io.tollgate.routing.provider.Recordings#areThere";
    private static final ProviderCall CALL = Samples.streamCall("{}", true);

    @Test
    void keepsTheSignatureOfACallForChatsAndForOthers() {
        JsonNode message = Json.read(answer(Cassettes.read("gemini/tools.json")).body())
                .path("choices")
                .path(0)
                .path("message");

        assertThat(Json.text(message.path("tool_calls").path(0).path("extra_content")))
                .isEqualTo("{\"google\":{\"thought_signature\":\"c2lnbmVk\"}}");
        assertThat(message.path("tool_calls").path(1).has("extra_content")).isFalse();
        assertThat(Json.text(message.path("reasoning_details")))
                .isEqualTo("[{\"type\":\"reasoning.encrypted\",\"data\":\"google:c2lnbmVk\"}]");
    }

    @Test
    void tellsThoughtsApart() {
        String answer =
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hm.\",\"thought\":true},{\"text\":\"Yes.\"}]},"
                        + "\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":2,"
                        + "\"thoughtsTokenCount\":40}}";

        JsonNode body = Json.read(answer(answer.getBytes(UTF_8)).body());

        JsonNode message = body.path("choices").path(0).path("message");
        assertThat(Json.string(message, "reasoning_content")).isEqualTo("Hm.");
        assertThat(Json.string(message, "content")).isEqualTo("Yes.");
        assertThat(body.path("usage").path("completion_tokens").asInt()).isEqualTo(42);
    }

    @Test
    void tellsOnTheWayWhatWasCountedSoFar() {
        byte[] cut = ("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"A\"}]}}],"
                        + "\"usageMetadata\":{\"promptTokenCount\":3,\"thoughtsTokenCount\":40}}\r\n\r\n"
                        + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"B\"}]}}],"
                        + "\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":2,\"thoughtsTokenCount\":90}}\r\n\r\n")
                .getBytes(UTF_8);

        Replay stream = Replay.of(Asked.FAMILY.streamDecoder(CALL, Asked.of("gemini-3-flash")), cut);

        assertThat(stream.content()).isEqualTo("AB");
        assertThat(stream.chunks().stream().flatMap(chunk -> chunk.usage().stream()))
                .allMatch(UsagePart::preliminary)
                .extracting(UsagePart::tokens)
                .last()
                .isEqualTo(new TokenUsage(3, 0, 0, 0, 92, 90));
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, stop",
        "MAX_TOKENS, length",
        "SAFETY, content_filter",
        "RECITATION, content_filter",
        "IMAGE_SAFETY, content_filter",
        "SPII, content_filter",
        "NOVELTY, stop"
    })
    void saysWhyItEnded(String reason, String finish) {
        assertThat(FinishReason.of(reason)).isEqualTo(finish);
    }

    @Test
    void saysThatThePromptWasBlocked() {
        String blocked =
                "{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},\"usageMetadata\":{\"promptTokenCount\":3}}";

        JsonNode choice = Json.read(answer(blocked.getBytes(UTF_8)).body())
                .path("choices")
                .path(0);
        Replay stream = Replay.of(
                Asked.FAMILY.streamDecoder(CALL, Asked.of("gemini-3-flash")),
                ("data: " + blocked + "\r\n\r\n").getBytes(UTF_8));

        assertThat(Json.string(choice, "finish_reason")).isEqualTo("content_filter");
        assertThat(Json.string(choice.path("message"), "refusal")).contains("PROHIBITED_CONTENT");
        assertThat(stream.finishReason()).contains("content_filter");
        assertThat(stream.last()).isInstanceOf(Done.class);
    }

    @Test
    void readsThePauseInAnErrorsDetails() {
        assertThat(failure(429, Cassettes.read("gemini/error-429.json")))
                .isInstanceOfSatisfying(
                        Failure.Throttled.class,
                        failure -> assertThat(failure.pause()).contains(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "400, API key not valid. Please pass a valid API key., CredentialRefused",
        "400, User location is not supported for the API use., BeyondOffering",
        "403, Permission denied, CredentialRefused",
        "504, Deadline exceeded, Unavailable"
    })
    void tellsErrorsApart(int status, String message, String kind) {
        String body = "[{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\"}}]";

        assertThat(failure(status, body.getBytes(UTF_8)).getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void embedsTexts() {
        ProviderCall call = ProviderCall.of(
                Operation.EMBEDDINGS,
                Samples.json(
                        "{\"model\":\"small-1\",\"input\":[\"a\",\"b\"],\"dimensions\":2,\"encoding_format\":\"base64\"}"),
                "small-1");
        byte[] answer = "{\"embeddings\":[{\"values\":[1.0,0.5]},{\"values\":[0,2]}]}".getBytes(UTF_8);

        JsonNode asked = Json.read(Asked.FAMILY
                .encode(call, Asked.of("gemini-embedding-001"))
                .body()
                .get());
        Decoded decoded =
                Asked.FAMILY.decode(call, Asked.of("gemini-embedding-001"), new UpstreamAnswer(200, Map.of(), answer));

        assertThat(Json.text(asked.path("requests").path(1)))
                .isEqualTo("{\"model\":\"models/gemini-embedding-001\",\"content\":{\"parts\":[{\"text\":\"b\"}]},"
                        + "\"outputDimensionality\":2}");
        JsonNode data = Json.read(((Decoded.Answered) decoded).answer().body()).path("data");
        assertThat(Json.string(data.path(0), "embedding")).isEqualTo("AACAPwAAAD8=");
        assertThat(data.path(1).path("index").asInt()).isEqualTo(1);
    }

    @Test
    void showsAUsageWhereTheModelCountsNoneAndLetsTheGatewayEstimateWhatIsBilled() {
        ProviderCall call = ProviderCall.of(
                Operation.EMBEDDINGS,
                Samples.json("{\"model\":\"small-1\",\"input\":[\"forty bytes of text are about ten tokens.\"]}"),
                "small-1");
        byte[] body = "{\"embeddings\":[{\"values\":[1.0]}]}".getBytes(UTF_8);

        Answer answer = ((Decoded.Answered) Asked.FAMILY.decode(
                        call, Asked.of("gemini-embedding-001"), new UpstreamAnswer(200, Map.of(), body)))
                .answer();
        Answer joined = Asked.FAMILY.joined(call, List.of(answer, answer));

        assertThat(Json.text(Json.read(answer.body()).path("usage")))
                .isEqualTo("{\"prompt_tokens\":11,\"total_tokens\":11}");
        assertThat(Json.text(Json.read(joined.body()).path("usage")))
                .isEqualTo("{\"prompt_tokens\":22,\"total_tokens\":22}");
        assertThat(answer.usage()).isEmpty();
        assertThat(joined.usage()).isEmpty();
    }

    @ParameterizedTest
    @EnabledIf(RECORDED)
    @CsvSource({
        "google/text-signature.sse, stop",
        "google/reasoning-gemini3.sse, stop",
        "google/stream-raw-crlf.sse, tool_calls"
    })
    void readsARecordedStream(String name, String finish) {
        Replay replay = Replay.of(Asked.FAMILY.streamDecoder(CALL, Asked.of("gemini-3-flash")), Recordings.read(name));

        assertThat(replay.last()).isInstanceOf(Done.class);
        assertThat(replay.finishReason()).contains(finish);
        assertThat(replay.usage().input()).isPositive();
        assertThat(replay.content() + replay.calls()).isNotEqualTo("[]");
    }

    @Test
    @EnabledIf(RECORDED)
    void namesRecordedCallsThatHaveNoNames() {
        JsonNode message = Json.read(answer(Recordings.read("google/parallel-function-calls-one-signature.json"))
                        .body())
                .path("choices")
                .path(0)
                .path("message");

        assertThat(message.path("tool_calls").size()).isEqualTo(3);
        assertThat(message.path("tool_calls").valueStream().map(call -> Json.string(call, "id")))
                .doesNotHaveDuplicates();
        assertThat(message.findValues("thought_signature")).hasSize(1);
    }

    @Test
    @EnabledIf(RECORDED)
    void readsARecordedPause() {
        assertThat(failure(429, Recordings.read("google/error-429-retryinfo.json")))
                .isInstanceOfSatisfying(
                        Failure.Throttled.class,
                        failure -> assertThat(failure.pause()).contains(Duration.ofMillis(34_400)));
    }

    private static Answer answer(byte[] body) {
        return ((Decoded.Answered)
                        Asked.FAMILY.decode(CALL, Asked.of("gemini-3-flash"), new UpstreamAnswer(200, Map.of(), body)))
                .answer();
    }

    private static Failure failure(int status, byte[] body) {
        return ((Decoded.Failed) Asked.FAMILY.decode(
                        CALL, Asked.of("gemini-3-flash"), new UpstreamAnswer(status, Map.of(), body)))
                .failure();
    }
}
