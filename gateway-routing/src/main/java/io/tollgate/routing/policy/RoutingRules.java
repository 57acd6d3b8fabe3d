package io.tollgate.routing.policy;

import io.tollgate.routing.plan.Constraints;
import io.tollgate.routing.plan.RoutingPolicy;
import io.tollgate.routing.plan.Strategy;
import java.util.List;
import java.util.Optional;

/**
 * What one place, a request or a document, says about routing.
 *
 * @param order slugs of the providers to try first
 * @param allowFallbacks whether others than those in {@code order}, or than the first, may be tried
 * @param requireParameters whether an offering must take every parameter that the request sends
 * @param measures what is done beyond one attempt after the other
 */
public record RoutingRules(
        Optional<Strategy> strategy,
        List<String> order,
        boolean allowFallbacks,
        boolean requireParameters,
        Measures measures,
        Constraints constraints) {

    /** Nothing is said. */
    public static final RoutingRules NONE =
            new RoutingRules(Optional.empty(), List.of(), true, false, Measures.NONE, Constraints.NONE);

    public RoutingRules {
        order = List.copyOf(order);
    }

    /** The same rules under another strategy. */
    public RoutingRules by(Strategy other) {
        return new RoutingRules(Optional.of(other), order, allowFallbacks, requireParameters, measures, constraints);
    }

    /** These rules with more specific ones: the strictest constraints hold, and the more specific choice. */
    public RoutingRules refinedBy(RoutingRules specific) {
        if (specific.equals(NONE)) {
            return this;
        }
        return equals(NONE)
                ? specific
                : new RoutingRules(
                        specific.strategy.or(() -> strategy),
                        specific.order.isEmpty() ? order : specific.order,
                        allowFallbacks && specific.allowFallbacks,
                        requireParameters || specific.requireParameters,
                        measures.refinedBy(specific.measures),
                        constraints.and(specific.constraints));
    }

    /** The same, as the operator says it. */
    RoutingRules byOperator() {
        return new RoutingRules(strategy, order, allowFallbacks, requireParameters, measures.byOperator(), constraints);
    }

    /** Whether other models may stand in for the one that was asked for. */
    public boolean allowsDownshift() {
        return allowFallbacks && measures.downshift();
    }

    /** What the planner goes by. */
    public RoutingPolicy policy(RoutingPolicy defaults) {
        return equals(NONE)
                ? defaults
                : new RoutingPolicy(
                        strategy.orElse(defaults.strategy()),
                        order,
                        allowFallbacks,
                        defaults.near(),
                        defaults.constraints().and(constraints));
    }
}
