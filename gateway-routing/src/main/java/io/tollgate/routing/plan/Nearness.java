package io.tollgate.routing.plan;

import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.Condition;
import java.util.Optional;

/**
 * What it counts that an offering is in another region.
 *
 * @param region of the node or, where the request names one, its caller's; empty: it counts nothing
 * @param detourMillis how much later a first token is expected from another region
 * @param callers whether the caller named it: what a node has measured tells nothing of the way from there
 */
public record Nearness(String region, double detourMillis, boolean callers) {

    /** It counts nothing. */
    public static final Nearness ANYWHERE = new Nearness("", 0, false);

    /** The same for a caller from there. */
    public Nearness of(Optional<String> caller) {
        return caller.map(named -> new Nearness(named, detourMillis, true)).orElse(this);
    }

    /** The condition as it is expected from where the request comes from. */
    Condition seen(Offering offering, Condition condition) {
        return region.isEmpty() || isKnown(condition) || isNear(offering) ? condition : condition.later(detourMillis);
    }

    /** What was measured from this node has the way in it. */
    private boolean isKnown(Condition condition) {
        return !callers && condition.ttftP90Millis() > 0;
    }

    /** In the same region, or where one is a part of the other; one that does not tell its region may be anywhere. */
    private boolean isNear(Offering offering) {
        String there = offering.region().orElse(region);
        return there.equals(region) || there.startsWith(region + "-") || region.startsWith(there + "-");
    }
}
