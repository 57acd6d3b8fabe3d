package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Preset;
import io.tollgate.routing.catalogue.Presets;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Cassettes;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer and a stream of each host that a preset names: one without them is not known to work. */
class HostAnswersTest {

    private static final OpenAiProvider FAMILY = new OpenAiProvider();
    private static final String TEXT = "The gate is open – güte Reise 🐎.";

    /** Those that do not tell what came from a cache. */
    private static final Set<String> SILENT =
            Set.of("perplexity", "nvidia-nim", "sglang", "tgi", "ollama", "lm-studio");

    static List<String> hosts() {
        return Presets.read().all().stream()
                .filter(preset -> preset.protocol() == Protocol.OPENAI)
                .map(Preset::slug)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void readsAnAnswerOf(String host) {
        Answer answer = answer(host);

        assertThat(new String(answer.body(), UTF_8)).contains(TEXT, Samples.MODEL.id());
        assertThat(answer.finishReason()).contains("stop");
        assertThat(answer.outputBytes()).isGreaterThanOrEqualTo(TEXT.getBytes(UTF_8).length);
        assertUsage(host, answer.usage().orElseThrow().tokens());
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void readsAStreamOf(String host) {
        List<StreamEvent> events = new ArrayList<>();
        var decoder = FAMILY.streamDecoder(Samples.streamCall("{\"messages\":[]}", true), Samples.ATTEMPT);
        for (byte one : Cassettes.read("hosts/" + host + ".sse")) {
            events.addAll(decoder.feed(new byte[] {one}));
        }
        events.addAll(decoder.end());

        assertThat(events.get(events.size() - 1)).isInstanceOf(StreamEvent.Done.class);
        List<Chunk> chunks = events.stream()
                .filter(Chunk.class::isInstance)
                .map(Chunk.class::cast)
                .toList();
        assertThat(chunks)
                .anyMatch(chunk -> chunk.finishReason().filter("stop"::equals).isPresent());
        assertThat(chunks.stream().mapToInt(Chunk::outputBytes).sum())
                .isGreaterThanOrEqualTo(TEXT.getBytes(UTF_8).length);
        UsagePart usage = chunks.stream()
                .flatMap(chunk -> chunk.usage().stream())
                .reduce((first, second) -> second)
                .orElseThrow();
        assertUsage(host, usage.tokens());
    }

    @Test
    void countsTheSearchesThatPerplexityMade() {
        assertThat(answer("perplexity").usage().orElseThrow().tokens().units().count(Unit.SEARCH))
                .isEqualTo(2);
    }

    private static void assertUsage(String host, TokenUsage tokens) {
        assertThat(tokens.totalInput()).as(host).isEqualTo(112);
        assertThat(tokens.cacheRead()).as(host).isEqualTo(SILENT.contains(host) ? 0 : 100);
        assertThat(tokens.output()).as(host).isEqualTo(7);
    }

    private static Answer answer(String host) {
        ProviderCall call = Samples.chat("");
        byte[] body = Cassettes.read("hosts/" + host + ".json");
        Decoded decoded = FAMILY.decode(call, Samples.ATTEMPT, new UpstreamAnswer(200, Map.of(), body));
        return ((Decoded.Answered) decoded).answer();
    }
}
