package io.tollgate.routing.policy;

import java.util.Optional;

/**
 * What one place says about going beyond one attempt after the other.
 *
 * @param hedge whether a second attempt is made beside a slow first one
 * @param rescue whether a stream that breaks after its first content is gone on with elsewhere
 * @param shadow another model that is asked the same
 * @param downshift whether other models may stand in for the one that was asked for
 */
public record Measures(Optional<Boolean> hedge, Optional<Boolean> rescue, Optional<Shadow> shadow, boolean downshift) {

    /** Nothing is said. */
    static final Measures NONE = new Measures(Optional.empty(), Optional.empty(), Optional.empty(), true);

    /** These with more specific ones: who does not want another model gets none. */
    Measures refinedBy(Measures specific) {
        return equals(NONE)
                ? specific
                : new Measures(
                        specific.hedge.or(() -> hedge),
                        specific.rescue.or(() -> rescue),
                        specific.shadow.or(() -> shadow),
                        downshift && specific.downshift);
    }

    /** Whether somebody asked for a second attempt beside a slow first one. */
    public boolean hedges() {
        return hedge.orElse(false);
    }

    /** Whether somebody asked for streams that break to be gone on with elsewhere. */
    public boolean rescues() {
        return rescue.orElse(false);
    }

    /** The same, as the operator says it. */
    Measures byOperator() {
        return shadow.isEmpty()
                ? this
                : new Measures(hedge, rescue, shadow.map(it -> new Shadow(it.model(), it.percent(), true)), downshift);
    }
}
