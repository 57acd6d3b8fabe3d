package io.tollgate.routing.provider.eventstream;

/** Bytes that are no message of an event stream. */
final class BrokenFrame extends RuntimeException {

    BrokenFrame(String message) {
        super(message, null, false, false);
    }
}
