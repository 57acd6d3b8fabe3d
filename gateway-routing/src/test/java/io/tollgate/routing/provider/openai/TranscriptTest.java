package io.tollgate.routing.provider.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import io.tollgate.routing.Samples;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.StreamEvent.Done;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private static final String JSON = "application/json";

    @Test
    void relaysTheChunksOfVllmUpToTheirDone() {
        String first = "data: {\"object\":\"transcription.chunk\",\"model\":\"upstream-small\","
                + "\"choices\":[{\"delta\":{\"content\":\" Grüß\"},\"finish_reason\":\"stop\"}]}\n\n";
        String next = "data: {\"object\":\"transcription.chunk\",\"model\":\"upstream-small\","
                + "\"choices\":[{\"delta\":{\"content\":\" dich\"},\"finish_reason\":\"stop\"}]}\n\n";
        String usage = "data: {\"choices\":[],\"model\":\"upstream-small\","
                + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4,\"total_tokens\":13}}\n\n";
        String all = first + next + usage + "data: [DONE]\n\n";

        List<StreamEvent> events = read(all);

        assertThat(text(events)).isEqualTo(all.replace("upstream-small", "small-1"));
        assertThat(events.get(0))
                .isInstanceOfSatisfying(
                        Chunk.class, chunk -> assertThat(chunk.outputBytes()).isEqualTo(7));
        assertThat(events.get(2))
                .isInstanceOfSatisfying(
                        Chunk.class,
                        chunk ->
                                assertThat(chunk.usage().map(UsagePart::tokens)).contains(TokenUsage.of(9, 4)));
        assertThat(events.get(3)).isInstanceOf(Done.class);
    }

    @Test
    void takesASilenceForAnAnswer() {
        assertThat(answer("text/plain; charset=utf-8", "").body()).isEmpty();
        assertThat(answer(JSON, "{\"text\":\"\"}").outputBytes()).isZero();
        assertThat(decoded(JSON, "")).isInstanceOf(Decoded.Failed.class);
        assertThat(TranscriptEvents.of(answer("text/plain", "")).get(0))
                .isInstanceOfSatisfying(
                        Chunk.class, chunk -> assertThat(chunk.isContent()).isTrue());
    }

    @Test
    void countsTheSoundByItsLengthWhereThatIsAllThatIsTold() {
        Answer verbose = answer(JSON, "{\"duration\":10.24,\"text\":\"Hi\",\"segments\":[{\"text\":\"Hi\"}]}");

        assertThat(verbose.usage().map(UsagePart::tokens)).contains(TokenUsage.NONE.with(Units.of(Unit.SECOND, 11)));
        assertThat(verbose.outputBytes()).isEqualTo(2);
    }

    @Test
    void putsAWholeTranscriptIntoEvents() {
        List<StreamEvent> spoken = TranscriptEvents.of(
                answer(JSON, "{\"text\":\"Grüß \\\"dich\\\"\",\"usage\":{\"type\":\"duration\",\"seconds\":3}}"));
        List<StreamEvent> plain = TranscriptEvents.of(answer("text/plain", "{laughs}"));

        assertThat(text(spoken)).isEqualTo("""
                data: {"type":"transcript.text.delta","delta":"Grüß \\"dich\\""}

                data: {"type":"transcript.text.done","text":"Grüß \\"dich\\"","usage":{"type":"duration","seconds":3}}

                """);
        assertThat(spoken.get(1))
                .isInstanceOfSatisfying(
                        Chunk.class,
                        chunk -> assertThat(new String(chunk.withUsage(Map.of("cost", new byte[] {'1'})), UTF_8))
                                .endsWith("\"seconds\":3,\"cost\":1}}\n\n"));
        assertThat(text(plain)).contains("\"delta\":\"{laughs}\"", "\"text\":\"{laughs}\"}");
    }

    private static List<StreamEvent> read(String stream) {
        StreamDecoder decoder = TranscriptDecoder.of(Samples.streamCall("{}", true));
        List<StreamEvent> events = new ArrayList<>(decoder.feed(stream.getBytes(UTF_8)));
        events.addAll(decoder.end());
        return events;
    }

    private static Answer answer(String type, String body) {
        return ((Decoded.Answered) decoded(type, body)).answer();
    }

    private static Decoded decoded(String type, String body) {
        return TranscriptReader.read(new UpstreamAnswer(200, Map.of("content-type", type), body.getBytes(UTF_8)));
    }

    private static String text(List<StreamEvent> events) {
        return events.stream().map(event -> new String(event.bytes(), UTF_8)).collect(Collectors.joining());
    }
}
