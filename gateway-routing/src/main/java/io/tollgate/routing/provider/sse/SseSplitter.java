package io.tollgate.routing.provider.sse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits a stream of bytes into server-sent events, wherever the bytes are cut and whatever ends the lines.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream">the format</a>
 */
public final class SseSplitter {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] LINE_END = {'\n'};
    private static final byte[] NOTHING = {};

    private final int maxEventBytes;

    /** The unfinished event, from its first byte on; streams are many and mostly between two events. */
    private byte[] held = NOTHING;

    private int size;
    private int scanned;
    private int eventStart;
    private int lineStart;
    private boolean afterReturn;
    private boolean begun;
    private EventLines lines = new EventLines();
    private List<SseEvent> events = new ArrayList<>();

    public SseSplitter(int maxEventBytes) {
        this.maxEventBytes = maxEventBytes;
    }

    /**
     * The events that these bytes complete. Comments and events without data are left out.
     *
     * @param bytes not changed by anybody afterwards
     * @throws OversizedEvent when what is held of an unfinished event becomes too large
     */
    public List<SseEvent> feed(byte[] bytes) {
        hold(bytes);
        skipByteOrderMark();
        while (scanned < size) {
            scan(held[scanned++]);
        }
        dropTheFinished();
        List<SseEvent> completed = events;
        events = new ArrayList<>();
        return completed;
    }

    /** The stream ended: an event that lacks no more than its line ends counts as complete. */
    public List<SseEvent> end() {
        afterReturn = false;
        List<SseEvent> last = lineStart < size ? new ArrayList<>(feed(LINE_END)) : new ArrayList<>();
        last.addAll(feed(LINE_END));
        return last;
    }

    private void hold(byte[] bytes) {
        if (size == 0) {
            held = bytes;
        } else {
            if (size + bytes.length > held.length) {
                held = Arrays.copyOf(held, Math.max(size + bytes.length, 2 * held.length));
            }
            System.arraycopy(bytes, 0, held, size, bytes.length);
        }
        size += bytes.length;
    }

    private void skipByteOrderMark() {
        if (!begun && size >= BYTE_ORDER_MARK.length) {
            begun = true;
            if (Arrays.equals(held, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
                startEvent(BYTE_ORDER_MARK.length);
                scanned = lineStart;
            }
        }
    }

    private void scan(byte next) {
        boolean secondHalf = afterReturn && next == '\n';
        afterReturn = next == '\r';
        if (secondHalf) {
            passLineFeed();
        } else if (next == '\n' || next == '\r') {
            endLine(scanned - 1);
        }
    }

    /** A line feed after the return that ended the line already. */
    private void passLineFeed() {
        if (eventStart == lineStart) {
            eventStart = scanned;
        }
        lineStart = scanned;
    }

    private void endLine(int end) {
        if (end == lineStart) {
            endEvent();
        } else {
            lines.add(held, eventStart, lineStart, end);
            lineStart = scanned;
        }
    }

    private void endEvent() {
        if (afterReturn && scanned < size && held[scanned] == '\n') {
            scanned++;
            afterReturn = false;
        }
        lines.event(held, eventStart, scanned).ifPresent(events::add);
        startEvent(scanned);
    }

    private void startEvent(int start) {
        lines = new EventLines();
        eventStart = start;
        lineStart = start;
    }

    private void dropTheFinished() {
        if (eventStart > 0) {
            held = eventStart == size ? NOTHING : Arrays.copyOfRange(held, eventStart, size);
        }
        size -= eventStart;
        scanned -= eventStart;
        lineStart -= eventStart;
        eventStart = 0;
        if (size > maxEventBytes) {
            throw new OversizedEvent(maxEventBytes);
        }
    }
}
