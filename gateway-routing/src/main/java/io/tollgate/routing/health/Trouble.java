package io.tollgate.routing.health;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * The last time that a call did not go well for the provider's or the credential's sake.
 *
 * @param outcome a short name, such as {@code status_503} or {@code connect}
 * @param status the provider's, where it gave one
 * @param message what was said, shortened, and without the credential
 */
public record Trouble(Instant at, String outcome, OptionalInt status, String message) {

    private static final int LONGEST = 300;

    public Trouble {
        message = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }
}
