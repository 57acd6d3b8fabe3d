package io.tollgate.routing.policy;

import java.util.Optional;

/**
 * What one place says about going beyond one attempt after the other.
 *
 * @param hedge whether a second attempt is made beside a slow first one
 * @param downshift whether other models may stand in for the one that was asked for
 */
public record Measures(Optional<Boolean> hedge, boolean downshift) {

    /** Nothing is said. */
    static final Measures NONE = new Measures(Optional.empty(), true);

    /** These with more specific ones: who does not want another model gets none. */
    Measures refinedBy(Measures specific) {
        return equals(NONE) ? specific : new Measures(specific.hedge.or(() -> hedge), downshift && specific.downshift);
    }

    /** Whether somebody asked for a second attempt beside a slow first one. */
    public boolean hedges() {
        return hedge.orElse(false);
    }
}
