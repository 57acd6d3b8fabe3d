package io.tollgate.routing.signing;

/** A request cannot prove who asks; the message has no secrets. */
public final class SigningFailed extends RuntimeException {

    private final boolean refused;

    private SigningFailed(String message, boolean refused) {
        // No stack trace: it is an answer.
        super(message, null, false, false);
        this.refused = refused;
    }

    /** The credential is no good, and will not become so by itself. */
    public static SigningFailed refused(String message) {
        return new SigningFailed(message, true);
    }

    /** Whoever makes tokens or knows the credential could not be asked. */
    public static SigningFailed unavailable(String message) {
        return new SigningFailed(message, false);
    }

    /** Whether the credential itself is at fault. */
    public boolean isRefused() {
        return refused;
    }
}
