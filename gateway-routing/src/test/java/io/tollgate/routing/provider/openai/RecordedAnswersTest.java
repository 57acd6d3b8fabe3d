package io.tollgate.routing.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.Samples;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.StreamEvent.Done;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replays what providers really answered, where the recordings are at hand ({@code -Dtollgate.fixtures=FOLDER}). */
@EnabledIf("recordingsAreThere")
class RecordedAnswersTest {

    private static final Path RECORDINGS = recordings();

    static boolean recordingsAreThere() {
        return Files.isDirectory(RECORDINGS);
    }

    @ParameterizedTest
    @CsvSource({
        "openai-chat/stream.sse,                            49,   0,  0,  0,  stop",
        "openai-compatible/tool-call-index-starts-at-1.sse, 7,    0,  0,  0,  tool_calls",
        "deepseek/tool-call.sse,                            51,  19, 320, 83, tool_calls",
        "groq/tool-call.sse,                                3,  210,  0,  15, tool_calls",
        "mistral/tool-call.sse,                             2,  124,  0,  22, tool_calls",
        "mistral/incremental-tool-call.sse,                 3,   43, 128, 14, tool_calls",
    })
    void readsAWholeStream(String name, int leastChunks, long input, long cached, long output, String finish) {
        List<StreamEvent> events = replay(name, 7);

        List<Chunk> chunks = chunks(events);
        TokenUsage usage = chunks.stream()
                .flatMap(chunk -> chunk.usage().stream())
                .map(UsagePart::tokens)
                .reduce(TokenUsage.NONE, (earlier, later) -> later);
        assertThat(events.get(events.size() - 1)).isInstanceOf(Done.class);
        assertThat(chunks).hasSizeGreaterThanOrEqualTo(leastChunks);
        assertThat(chunks).anyMatch(Chunk::isContent);
        assertThat(usage.input()).isEqualTo(input);
        assertThat(usage.cacheRead()).isEqualTo(cached);
        assertThat(usage.output()).isEqualTo(output);
        assertThat(chunks.stream().flatMap(chunk -> chunk.finishReason().stream()))
                .contains(finish);
    }

    @ParameterizedTest
    @CsvSource({
        "openai-chat/stream.sse",
        "deepseek/tool-call.sse",
        "groq/mid-stream-error-event.sse",
        "openrouter/comments-and-mid-stream-error.sse"
    })
    void readsTheSameWhateverTheCuts(String name) {
        int whole = replay(name, Integer.MAX_VALUE).size();

        assertThat(Stream.of(1, 3, 64, 1000).map(size -> replay(name, size).size()))
                .allMatch(size -> size == whole);
    }

    @ParameterizedTest
    @CsvSource({"groq/mid-stream-error-event.sse, 400", "openrouter/comments-and-mid-stream-error.sse, 400"})
    void endsAtAnErrorWithinAStream(String name, int status) {
        List<StreamEvent> events = replay(name, 50);

        assertThat(chunks(events)).anyMatch(Chunk::isContent);
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.failure().status()).hasValue(status));
    }

    @ParameterizedTest
    @CsvSource({
        "openai-chat/tools.json",
        "openai-chat/audio-output.json",
        "deepseek/reasoning.json",
        "ollama/tool-call.json",
        "azure/chat-basic.json"
    })
    void readsACompleteAnswer(String name) {
        Answer answer = answer(name);

        assertThat(answer.usage().orElseThrow().tokens().total()).isPositive();
        assertThat(answer.outputBytes()).isPositive();
        assertThat(answer.finishReason()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "openai-chat/prompt-cache-read-gpt-5.6.json, 8, 4012, 4",
        "ollama/json-schema-local.json,            136,    0, 15",
        "together/simple.json,                       4,    0, 197"
    })
    void readsTheUsageOfACompleteAnswer(String name, long input, long cached, long output) {
        assertThat(answer(name).usage().orElseThrow().tokens())
                .isEqualTo(new TokenUsage(input, cached, 0, 0, output, 0));
    }

    @Test
    void tellsErrorsApart() {
        assertThat(decode("openai-chat/error-400-audio-in-tool-message.json", 400))
                .isInstanceOfSatisfying(
                        Decoded.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.CallersFault.class));
        assertThat(decode("openai-responses/error-429-quota.json", 429))
                .isInstanceOfSatisfying(
                        Decoded.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.CredentialRefused.class));
    }

    private static List<StreamEvent> replay(String name, int pieceSize) {
        byte[] stream = read(name);
        StreamDecoder decoder = new OpenAiProvider().streamDecoder(call(), Samples.ATTEMPT);
        List<StreamEvent> events = new ArrayList<>();
        int from = 0;
        while (from < stream.length) {
            int to = (int) Math.min(stream.length, (long) from + pieceSize);
            events.addAll(decoder.feed(Arrays.copyOfRange(stream, from, to)));
            from = to;
        }
        events.addAll(decoder.end());
        return events;
    }

    private static List<Chunk> chunks(List<StreamEvent> events) {
        return events.stream()
                .filter(Chunk.class::isInstance)
                .map(Chunk.class::cast)
                .toList();
    }

    private static Answer answer(String name) {
        return ((Decoded.Answered) decode(name, 200)).answer();
    }

    private static Decoded decode(String name, int status) {
        return new OpenAiProvider().decode(call(), Samples.ATTEMPT, new UpstreamAnswer(status, Map.of(), read(name)));
    }

    private static ProviderCall call() {
        return Samples.streamCall("{}", true);
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(RECORDINGS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beside the project's root, unless said otherwise. */
    private static Path recordings() {
        return Optional.ofNullable(System.getProperty("tollgate.fixtures"))
                .map(Path::of)
                .orElseGet(() -> Path.of("").toAbsolutePath().resolve("../../shared/fixtures"));
    }
}
