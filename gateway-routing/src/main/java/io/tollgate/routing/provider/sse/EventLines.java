package io.tollgate.routing.provider.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the lines of one event have said so far; offsets count from the event's first byte. */
final class EventLines {

    private static final byte[] DATA = "data".getBytes(UTF_8);
    private static final byte[] EVENT = "event".getBytes(UTF_8);

    private final List<Span> data = new ArrayList<>(1);
    private String name = "";

    /** Takes in the line from {@code start} to before {@code end}, without its line end. */
    void add(byte[] bytes, int eventStart, int start, int end) {
        int colon = start;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        int value = Math.min(end, colon + 1);
        if (value < end && bytes[value] == ' ') {
            value++;
        }
        if (Arrays.equals(bytes, start, colon, DATA, 0, DATA.length)) {
            data.add(new Span(value - eventStart, end - eventStart));
        } else if (Arrays.equals(bytes, start, colon, EVENT, 0, EVENT.length)) {
            name = new String(bytes, value, end - value, UTF_8);
        }
    }

    /** The event, now that its empty line is there; empty when it has no data, as comments and pings have not. */
    Optional<SseEvent> event(byte[] bytes, int start, int end) {
        if (data.stream().allMatch(Span::isEmpty)) {
            return Optional.empty();
        }
        byte[] event = Arrays.copyOfRange(bytes, start, end);
        return Optional.of(
                data.size() == 1
                        ? new SseEvent(
                                name, event, data.get(0).start(), data.get(0).end())
                        : onOneLine(event));
    }

    private SseEvent onOneLine(byte[] event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(event.length);
        line.writeBytes((name.isEmpty() ? "" : "event: " + name + "\n").getBytes(UTF_8));
        line.writeBytes("data: ".getBytes(UTF_8));
        int dataStart = line.size();
        for (Span span : data) {
            line.write(event, span.start(), span.end() - span.start());
            line.write(' ');
        }
        int dataEnd = line.size() - 1;
        line.writeBytes("\n\n".getBytes(UTF_8));
        return new SseEvent(name, line.toByteArray(), dataStart, dataEnd);
    }

    private record Span(int start, int end) {

        boolean isEmpty() {
            return start == end;
        }
    }
}
