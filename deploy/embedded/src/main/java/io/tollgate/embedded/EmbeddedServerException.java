package io.tollgate.embedded;

/** Says in one line, meant for the person at the terminal, why an embedded server cannot run and what to do. */
public final class EmbeddedServerException extends RuntimeException {

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
