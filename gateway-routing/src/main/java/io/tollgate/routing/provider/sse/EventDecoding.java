package io.tollgate.routing.provider.sse;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Cuts a reply into server-sent events, each read by its own protocol, up to the one end that a stream has. */
public final class EventDecoding implements StreamDecoder {

    private static final int MAX_EVENT_BYTES = 16 * 1024 * 1024;

    private final SseSplitter splitter = new SseSplitter(MAX_EVENT_BYTES);
    private final EventReader reader;
    private boolean ended;

    public EventDecoding(EventReader reader) {
        this.reader = reader;
    }

    /** What one event of a protocol means. */
    @FunctionalInterface
    public interface EventReader {

        /**
         * Adds what the event came to; may be nothing.
         *
         * @throws BrokenJson when it is not readable
         */
        void read(SseEvent event, List<StreamEvent> into);

        /** The connection ended; adds the answer's end where the protocol has no other mark of it. */
        default void end(List<StreamEvent> into) {}
    }

    @Override
    public List<StreamEvent> feed(byte[] bytes) {
        if (ended) {
            return List.of();
        }
        try {
            return read(splitter.feed(bytes));
        } catch (OversizedEvent e) {
            ended = true;
            return List.of(broken("oversized", "a stream event is larger than " + MAX_EVENT_BYTES + " bytes"));
        }
    }

    @Override
    public List<StreamEvent> end() {
        if (ended) {
            return List.of();
        }
        List<StreamEvent> last = read(splitter.end());
        if (!ended) {
            reader.end(last);
        }
        if (last.isEmpty() || !last.get(last.size() - 1).isEnd()) {
            last.add(broken("cut", "the provider's stream ended before its answer did"));
        }
        ended = true;
        return last;
    }

    private List<StreamEvent> read(List<SseEvent> events) {
        List<StreamEvent> read = new ArrayList<>(events.size() + 1);
        for (SseEvent event : events) {
            if (!ended) {
                read(event, read);
                ended = !read.isEmpty() && read.get(read.size() - 1).isEnd();
            }
        }
        return read;
    }

    private void read(SseEvent event, List<StreamEvent> into) {
        try {
            reader.read(event, into);
        } catch (BrokenJson | JacksonException e) {
            into.add(broken("unreadable", "a stream event is not JSON: " + e.getMessage()));
        }
    }

    private static StreamEvent broken(String outcome, String message) {
        return new StreamEvent.Broken(new Failure.Unavailable(outcome, message));
    }
}
