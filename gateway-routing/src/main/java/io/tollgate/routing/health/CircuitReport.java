package io.tollgate.routing.health;

import java.time.Instant;
import java.util.Optional;

/**
 * What this node knows of an offering with a credential, for people to read.
 *
 * @param condition with the standing that plans see
 * @param until when the standing ends by itself, where it does
 * @param parked why, where it is
 * @param heard whether another node told of the standing
 * @param trouble the last one here
 */
public record CircuitReport(
        Condition condition,
        Optional<Instant> until,
        Optional<Parked> parked,
        boolean heard,
        Optional<Trouble> trouble) {

    /** Why nothing is sent. */
    public enum Parked {
        /** The provider refuses the credential, for every offering or for this one. */
        CREDENTIAL_REFUSED,
        /** The provider does not show the credential the upstream model. */
        OFFERING_MISSING
    }
}
