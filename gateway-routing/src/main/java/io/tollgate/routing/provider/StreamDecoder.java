package io.tollgate.routing.provider;

import java.util.List;

/** Turns one reply's bytes into events, however they are cut; not safe for use by several threads at once. */
public interface StreamDecoder {

    /** The events that these bytes complete, in order; nothing after an end. Never throws for what a provider sent. */
    List<StreamEvent> feed(byte[] bytes);

    /** The connection ended: the end that is still owed, if any. */
    List<StreamEvent> end();

    /** The connection broke: what is still to be said, and that failure as the end. */
    default List<StreamEvent> broken(Failure failure) {
        return List.of(new StreamEvent.Broken(failure));
    }
}
