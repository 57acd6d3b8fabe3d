package io.tollgate.routing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.Samples;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.StreamEvent.Done;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What every family makes of a chat, whatever its providers' own words: each tells the same story in its cassettes. */
public abstract class ProviderContract {

    private static final String KEY = "sk-of-the-contract";
    private static final String TEXT = "The gate is open – güte Reise 🐎.";
    private static final TokenUsage USAGE = new TokenUsage(12, 100, 0, 0, 7, 0);
    private static final String WEATHER = "get_weather{\"city\":\"Paris\"}";
    private static final String TIME = "get_time{\"zone\":\"CET\"}";

    /** The family, and the name of the folder with its cassettes. */
    protected abstract Provider family();

    protected abstract String folder();

    protected abstract Attempt attempt(String apiKey);

    /** The bytes of an answer; those of a stream where the name ends so. */
    protected byte[] cassette(String name) {
        return Cassettes.read(folder() + "/" + name);
    }

    /** Whether the key itself is sent, and no signature that is made with it. */
    protected boolean sendsItsKey() {
        return true;
    }

    /** What its answers count; the cache's part is in it where the provider bills it apart. */
    protected TokenUsage usage() {
        return USAGE;
    }

    /** The limit of the output in a request to the provider. */
    protected abstract JsonNode limitIn(JsonNode request);

    @Test
    void readsAWholeAnswer() {
        Answer answer = answer("answer.json");

        JsonNode body = Json.read(answer.body());
        assertThat(Json.string(body.path("choices").path(0).path("message"), "content"))
                .isEqualTo(TEXT);
        assertThat(Json.string(body, "model")).isEqualTo(Samples.MODEL.id());
        assertThat(Json.string(body, "object")).isEqualTo("chat.completion");
        assertThat(answer.finishReason()).contains("stop");
        assertThat(answer.outputBytes()).isEqualTo(TEXT.getBytes(UTF_8).length);
    }

    @Test
    void countsWhatACacheGaveOnce() {
        Answer answer = answer("answer.json");

        JsonNode told = Json.read(answer.body()).path("usage");
        assertThat(answer.usage().orElseThrow().tokens()).isEqualTo(usage());
        assertThat(told.path("prompt_tokens").asInt()).isEqualTo(112);
        assertThat(told.path("prompt_tokens_details").path("cached_tokens").asLong())
                .isEqualTo(usage().cacheRead());
        assertThat(told.path("completion_tokens").asInt()).isEqualTo(7);
    }

    @Test
    void hasAPlaceForTheCost() {
        byte[] body = answer("answer.json").withUsage(Map.of("cost", "0.5".getBytes(UTF_8)));

        assertThat(Json.read(body).path("usage").path("cost").asDouble()).isEqualTo(0.5);
    }

    @Test
    void readsParallelCalls() {
        Answer answer = answer("tools.json");

        JsonNode message = Json.read(answer.body()).path("choices").path(0).path("message");
        List<JsonNode> calls = Json.items(message.path("tool_calls"));
        assertThat(calls).extracting(ProviderContract::called).containsExactly(WEATHER, TIME);
        assertThat(calls)
                .extracting(call -> Json.string(call, "id"))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(message.path("content").isNull()).isTrue();
        assertThat(answer.finishReason()).contains("tool_calls");
    }

    @Test
    void callsAToolWithoutArgumentsWithAnEmptyObject() {
        JsonNode calls = Json.read(answer("no-arguments.json").body())
                .path("choices")
                .path(0)
                .path("message")
                .path("tool_calls");

        assertThat(called(calls.path(0))).isEqualTo("ping{}");
        assertThat(replay("no-arguments.sse").calls()).containsExactly("ping{}");
    }

    @Test
    void readsAStream() {
        Replay replay = replay("stream.sse");

        assertThat(replay.content()).isEqualTo(TEXT);
        assertThat(replay.usage()).isEqualTo(usage());
        assertThat(replay.finishReason()).contains("stop");
        assertThat(replay.last()).isInstanceOf(Done.class);
        assertThat(replay.text()).endsWith("data: [DONE]\n\n");
        assertThat(replay.data())
                .allSatisfy(chunk -> assertThat(Json.string(chunk, "model")).isEqualTo(Samples.MODEL.id()));
        assertThat(replay.chunks().stream().mapToInt(Chunk::outputBytes).sum()).isEqualTo(TEXT.getBytes(UTF_8).length);
    }

    @Test
    void showsUsageInAStreamOnlyToWhoAskedForIt() {
        Replay asked = replay(call(true), "stream.sse");
        Replay unasked = replay(call(false), "stream.sse");

        JsonNode last = asked.data().get(asked.data().size() - 1);
        assertThat(last.path("usage").path("prompt_tokens").asInt()).isEqualTo(112);
        assertThat(unasked.text()).doesNotContain("prompt_tokens");
        assertThat(unasked.usage()).isEqualTo(usage());
    }

    @Test
    void addsTheCostToTheUsageOfAStream() {
        List<String> withCost = replay(call(true), "stream.sse").chunks().stream()
                .map(chunk -> new String(chunk.withUsage(Map.of("cost", "0.5".getBytes(UTF_8))), UTF_8))
                .filter(text -> text.contains("\"cost\":0.5"))
                .toList();

        assertThat(withCost).hasSize(1);
    }

    @Test
    void readsStreamedArguments() {
        Replay replay = replay("tools.sse");

        assertThat(replay.calls()).containsExactly(WEATHER, TIME);
        assertThat(replay.finishReason()).contains("tool_calls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream.sse", "tools.sse"})
    void readsTheSameWhereverTheBytesAreCut(String name) {
        byte[] stream = cassette(name);
        String whole = replay(name).text();

        assertThat(IntStream.range(0, stream.length))
                .allMatch(cut ->
                        Replay.of(decoder(call(true)), stream, cut).text().equals(whole));
        assertThat(Replay.of(
                                decoder(call(true)),
                                stream,
                                IntStream.range(1, stream.length).toArray())
                        .text())
                .isEqualTo(whole);
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        Replay replay = replay("unknown.sse");

        assertThat(replay.content()).isEqualTo(TEXT);
        assertThat(replay.last()).isInstanceOf(Done.class);
    }

    @Test
    void neverTakesACutStreamForAWholeOne() {
        byte[] stream = cassette("stream.sse");
        int half = stream.length / 2;

        Replay replay = Replay.of(decoder(call(true)), Arrays.copyOf(stream, half));

        assertThat(replay.failure()).isInstanceOf(Failure.Unavailable.class);
        assertThat(replay.text()).doesNotContain("[DONE]");
    }

    @Test
    void endsAtAnErrorInAStream() {
        Replay replay = replay("error.sse");

        assertThat(replay.last()).isInstanceOf(Broken.class);
        assertThat(replay.content()).isNotEmpty();
        assertThat(replay.failure().message()).isNotBlank();
        assertThat(replay.failure().triesNext()).isTrue();
    }

    @Test
    void doesNotTakeAnAnswerWithoutAWordForOne() {
        assertThat(failure(200, "empty.json").outcome()).isEqualTo("empty");
    }

    @Test
    void handsOnWhatIsTheCallersFault() {
        Failure failure = failure(400, "error-400.json");

        assertThat(failure).isInstanceOf(Failure.CallersFault.class);
        JsonNode error = Json.read(failure.bodyForCaller().orElseThrow()).path("error");
        assertThat(Json.string(error, "message")).isEqualTo("temperature is out of range");
    }

    @Test
    void letsAnotherOfferingTakeWhatIsTooLong() {
        assertThat(failure(400, "error-400-too-long.json"))
                .isInstanceOfSatisfying(
                        Failure.BeyondOffering.class,
                        failure -> assertThat(failure.outcome()).isEqualTo("context_length"));
    }

    @Test
    void parksACredentialThatIsRefusedWithoutQuotingIt() {
        Failure failure = failure(401, "error-401.json");

        assertThat(failure).isInstanceOf(Failure.CredentialRefused.class);
        assertThat(failure.message()).doesNotContain(KEY);
        assertThat(failure.bodyForCaller()).isEmpty();
    }

    @Test
    void parksAnOfferingThatIsMissing() {
        assertThat(failure(404, "error-404.json")).isInstanceOf(Failure.OfferingMissing.class);
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        Decoded decoded = family().decode(
                        call(false),
                        attempt(KEY),
                        new UpstreamAnswer(429, Map.of("retry-after", "7"), cassette("error-429.json")));

        assertThat(((Decoded.Failed) decoded).failure())
                .isInstanceOfSatisfying(
                        Failure.Throttled.class,
                        failure -> assertThat(failure.pause()).contains(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "529"})
    void triesAnotherWhereTheProviderFails(int status) {
        assertThat(failure(status, "error-503.json")).isInstanceOf(Failure.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({"200", "403", "502"})
    void readsAProxysPageAsAFailure(int status) {
        byte[] page = "<html><body>Bad gateway</body></html>".getBytes(UTF_8);

        Decoded decoded = family().decode(call(false), attempt(KEY), new UpstreamAnswer(status, Map.of(), page));

        assertThat(((Decoded.Failed) decoded).failure().triesNext()).isTrue();
    }

    @Test
    void showsItsCredentialToNobodyButTheProvider() {
        UpstreamRequest request = family().encode(call(false), attempt(KEY));

        assertThat(request.toString()).doesNotContain(KEY);
        assertThat(request.uri().toString()).doesNotContain(KEY);
        assertThat(new String(request.body().get(), UTF_8)).doesNotContain(KEY);
        assertThat(request.headers().values().stream().anyMatch(value -> value.contains(KEY)))
                .isEqualTo(sendsItsKey());
    }

    @Test
    void capsTheOutput() {
        UpstreamRequest request = family().encode(call(false).capped(OptionalLong.of(5)), attempt(KEY));

        assertThat(limitIn(Json.read(request.body().get())).asLong()).isEqualTo(5);
    }

    protected final StreamDecoder decoder(ProviderCall call) {
        return family().streamDecoder(call, attempt(KEY));
    }

    protected final Replay replay(String name) {
        return replay(call(true), name);
    }

    private Replay replay(ProviderCall call, String name) {
        return Replay.of(decoder(call), cassette(name));
    }

    protected final Answer answer(String name) {
        return ((Decoded.Answered) decoded(200, name)).answer();
    }

    private Failure failure(int status, String name) {
        return ((Decoded.Failed) decoded(status, name)).failure();
    }

    private Decoded decoded(int status, String name) {
        byte[] body = cassette(name);
        return family().decode(call(false), attempt(KEY), new UpstreamAnswer(status, Map.of(), body));
    }

    private static ProviderCall call(boolean usageWanted) {
        String body = "{\"model\":\"small-1\",\"messages\":[{\"role\":\"user\",\"content\":\"Is the gate open?\"}]}";
        return Samples.streamCall(body, usageWanted);
    }

    private static String called(JsonNode call) {
        JsonNode function = call.path("function");
        return Json.string(function, "name") + Json.string(function, "arguments");
    }
}
