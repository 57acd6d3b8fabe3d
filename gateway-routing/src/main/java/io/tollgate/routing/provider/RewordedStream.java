package io.tollgate.routing.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A stream whose failure is put in other words. */
record RewordedStream(StreamDecoder stream, UnaryOperator<Failure> wording) implements StreamDecoder {

    @Override
    public List<StreamEvent> feed(byte[] bytes) {
        return reworded(stream.feed(bytes));
    }

    @Override
    public List<StreamEvent> end() {
        return reworded(stream.end());
    }

    @Override
    public List<StreamEvent> broken(Failure failure) {
        return reworded(stream.broken(failure));
    }

    /** Only the last event can be a failure. */
    private List<StreamEvent> reworded(List<StreamEvent> events) {
        int last = events.size() - 1;
        if (last >= 0 && events.get(last) instanceof StreamEvent.Broken broken) {
            List<StreamEvent> reworded = new ArrayList<>(events);
            reworded.set(last, new StreamEvent.Broken(wording.apply(broken.failure())));
            return reworded;
        }
        return events;
    }
}
