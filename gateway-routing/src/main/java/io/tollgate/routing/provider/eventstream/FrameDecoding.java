package io.tollgate.routing.provider.eventstream;

import io.tollgate.routing.json.BrokenJson;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Cuts a reply into messages, each read by its own protocol, up to the one end that a stream has. */
public final class FrameDecoding implements StreamDecoder {

    private static final int MAX_FRAME_BYTES = 16 * 1024 * 1024;

    private final FrameSplitter splitter = new FrameSplitter(MAX_FRAME_BYTES);
    private final FrameReader reader;
    private boolean ended;

    public FrameDecoding(FrameReader reader) {
        this.reader = reader;
    }

    /** What one message of a protocol means. */
    @FunctionalInterface
    public interface FrameReader {

        /**
         * Adds what the message came to; may be nothing.
         *
         * @throws BrokenJson when it is not readable
         */
        void read(Frame frame, List<StreamEvent> into);

        /** The connection ended; adds the answer's end where the protocol has no other mark of it. */
        default void end(List<StreamEvent> into) {}
    }

    @Override
    public List<StreamEvent> feed(byte[] bytes) {
        List<StreamEvent> read = new ArrayList<>();
        if (!ended) {
            try {
                splitter.feed(bytes).forEach(frame -> read(frame, read));
            } catch (BrokenFrame | BrokenJson | JacksonException e) {
                add(broken("unreadable", String.valueOf(e.getMessage())), read);
            }
        }
        return read;
    }

    @Override
    public List<StreamEvent> end() {
        if (ended) {
            return List.of();
        }
        List<StreamEvent> last = new ArrayList<>();
        reader.end(last);
        if (last.isEmpty() || !last.get(last.size() - 1).isEnd()) {
            last.add(broken("cut", "the provider's stream ended before its answer did"));
        }
        ended = true;
        return last;
    }

    private void read(Frame frame, List<StreamEvent> into) {
        if (!ended) {
            reader.read(frame, into);
            ended = !into.isEmpty() && into.get(into.size() - 1).isEnd();
        }
    }

    private void add(StreamEvent end, List<StreamEvent> into) {
        into.add(end);
        ended = true;
    }

    private static StreamEvent broken(String outcome, String message) {
        return new StreamEvent.Broken(new Failure.Unavailable(outcome, message));
    }
}
