package io.tollgate.embedded;

/** Says in one line, meant for the person at the terminal, why an embedded server cannot run and what to do. */
public final class EmbeddedServerException extends RuntimeException {

    /** What to do about a folder that no server can work with. */
    static final String REMEDY = "; restore the data folder from a backup, or start with another --data";

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
