package io.tollgate.routing.signing;

import java.time.Duration;
import java.time.Instant;

/** What proves for a while who asks. */
record Token(String value, Instant expires) {

    /** How long before its end a token is better replaced. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** How long before its end it is not used any more: a request takes a while to arrive. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    boolean isGood(Instant now) {
        return now.isBefore(expires.minus(MARGIN));
    }

    boolean isAging(Instant now) {
        return !now.isBefore(expires.minus(AHEAD));
    }

    /** It is a secret. */
    @Override
    public String toString() {
        return "Token[until " + expires + "]";
    }
}
