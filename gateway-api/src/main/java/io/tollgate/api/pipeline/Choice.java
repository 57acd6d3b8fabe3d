package io.tollgate.api.pipeline;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.plan.Downshift;
import io.tollgate.routing.plan.Explanation;
import io.tollgate.routing.plan.Home;
import io.tollgate.routing.plan.Strategy;
import io.tollgate.routing.policy.RoutingRules;
import java.util.List;
import java.util.Optional;

/**
 * What a request may come to.
 *
 * @param attempts in order; at least one
 * @param home where its prompt is expected to be cached
 * @param downshift what other models are among them
 * @param strategy of the model that is tried first
 * @param rules that its attempts are made by
 * @param origin what it was planned on
 * @param explanation where somebody wants to know
 */
record Choice(
        List<Attempt> attempts,
        Optional<Home> home,
        Optional<Downshift> downshift,
        Strategy strategy,
        RoutingRules rules,
        Origin origin,
        Optional<Explanation> explanation) {

    /**
     * Snapshots that a plan was made on.
     *
     * @param catalogue its revision
     * @param health when it was put together, in milliseconds since the epoch
     */
    record Origin(long catalogue, long health) {}

    /** The same with these attempts, and nothing special about them. */
    Choice with(List<Attempt> others) {
        return new Choice(
                others, Optional.empty(), Optional.empty(), strategy, RoutingRules.NONE, origin, Optional.empty());
    }

    /** A choice about which there is nothing special. */
    static Choice of(List<Attempt> attempts) {
        return new Choice(
                attempts,
                Optional.empty(),
                Optional.empty(),
                Strategy.PRICE,
                RoutingRules.NONE,
                new Origin(0, 0),
                Optional.empty());
    }
}
