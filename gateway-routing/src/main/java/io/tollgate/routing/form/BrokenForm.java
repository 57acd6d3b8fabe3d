package io.tollgate.routing.form;

/** The body is no well-formed multipart form; the message says why. */
public final class BrokenForm extends RuntimeException {

    BrokenForm(String message) {
        // No stack trace: the caller's bytes are at fault.
        super(message, null, false, false);
    }
}
