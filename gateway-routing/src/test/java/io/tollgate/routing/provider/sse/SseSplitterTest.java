package io.tollgate.routing.provider.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SseSplitterTest {

    @Property
    void findsTheSameEventsWhereverTheBytesAreCut(
            @ForAll("streams") Stream stream, @ForAll("cuts") List<Integer> cuts) {
        List<String> found = new ArrayList<>();
        SseSplitter splitter = new SseSplitter(1_000_000);
        byte[] bytes = stream.text().getBytes(UTF_8);

        int from = 0;
        for (int cut : cuts) {
            int to = Math.min(bytes.length, from + cut);
            splitter.feed(Arrays.copyOfRange(bytes, from, to)).forEach(event -> found.add(event.data()));
            from = to;
        }
        splitter.feed(Arrays.copyOfRange(bytes, from, bytes.length)).forEach(event -> found.add(event.data()));

        assertThat(found).isEqualTo(stream.data());
        assertThat(splitter.end()).isEmpty();
    }

    /** A stream, and the data of the events in it. */
    record Stream(String text, List<String> data) {}

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 9).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<Stream> streams() {
        Arbitrary<String> lineEnds = Arbitraries.of("\n", "\r\n", "\r");
        Arbitrary<String> data = Arbitraries.of("{\"a\":1}", "[DONE]", "grüße 😀", "x");
        Arbitrary<String> before = Arbitraries.of("", ": a comment", "event: message", "id: 7", ": one", "retry: 5");
        return lineEnds.flatMap(
                end -> Combinators.combine(before.list().ofSize(4), data.list().ofMaxSize(4))
                        .as((lines, events) -> stream(end, lines, events)));
    }

    private static Stream stream(String lineEnd, List<String> lines, List<String> data) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < data.size(); i++) {
            String line = lines.get(i);
            text.append(line.isEmpty() ? "" : line + lineEnd);
            text.append(line.startsWith(": a") ? lineEnd : "");
            text.append(i % 2 == 0 ? "data: " : "data:").append(data.get(i)).append(lineEnd.repeat(2));
        }
        return new Stream(text.toString(), data);
    }

    @Test
    void keepsTheBytesOfAnEventAsTheyCame() {
        String event = "event: delta\r\nid: 4\r\ndata: {\"x\": \"ü\"}\r\n\r\n";

        List<SseEvent> events = split(event + "data: 2\n\n");

        assertThat(events.get(0).bytes()).isEqualTo(event.getBytes(UTF_8));
        assertThat(events.get(0).name()).isEqualTo("delta");
        assertThat(events.get(1).bytes()).isEqualTo("data: 2\n\n".getBytes(UTF_8));
    }

    @Test
    void putsDataOfSeveralLinesOnOne() {
        SseEvent event =
                split("event: delta\ndata: {\"a\":\n: comment\ndata: 1}\n\n").get(0);

        assertThat(event.data()).isEqualTo("{\"a\": 1}");
        assertThat(new String(event.bytes(), UTF_8))
                .startsWith("event: delta\ndata: {\"a\": 1}")
                .endsWith("\n\n");
    }

    @Test
    void leavesOutCommentsAndEventsWithoutData() {
        assertThat(split(": PROCESSING\n\n: PROCESSING\n\nevent: ping\n\ndata:\n\ndata: x\n\n"))
                .extracting(SseEvent::data)
                .containsExactly("x");
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThat(split("\uFEFFdata: x\n\n")).extracting(SseEvent::data).containsExactly("x");
    }

    @Test
    void countsALastEventWithoutItsEmptyLine() {
        for (String end : List.of("", "\n", "\r", "\r\n")) {
            SseSplitter splitter = new SseSplitter(100);

            assertThat(splitter.feed(("data: [DONE]" + end).getBytes(UTF_8))).isEmpty();
            assertThat(splitter.end()).extracting(SseEvent::data).containsExactly("[DONE]");
        }
    }

    @Test
    void takesEventsOfMegabytesButNotWithoutBound() {
        String large = "x".repeat(2_000_000);
        SseSplitter splitter = new SseSplitter(3_000_000);
        List<SseEvent> found = new ArrayList<>();

        for (String piece : ("data: " + large + "\n\n").split("(?<=\\G.{16384})", -1)) {
            found.addAll(splitter.feed(piece.getBytes(UTF_8)));
        }

        assertThat(found).extracting(SseEvent::data).containsExactly(large);
        assertThatExceptionOfType(OversizedEvent.class)
                .isThrownBy(() -> new SseSplitter(1_000).feed(large.getBytes(UTF_8)));
    }

    private static List<SseEvent> split(String text) {
        return new SseSplitter(1_000_000).feed(text.getBytes(UTF_8));
    }
}
