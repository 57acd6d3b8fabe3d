package io.tollgate.api.error;

/** Carries a {@link GatewayError} up to where it is written; it has no stack trace, because it is an answer. */
public final class GatewayException extends RuntimeException {

    private final transient GatewayError error;

    GatewayException(GatewayError error) {
        super(error.code() + ": " + error.message(), null, false, false);
        this.error = error;
    }

    public GatewayError error() {
        return error;
    }
}
