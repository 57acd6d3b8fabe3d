package io.tollgate.routing.plan;

import java.util.List;

/**
 * How offerings are to be chosen.
 *
 * @param strategy what comes first among those that can take the request
 * @param order slugs of the providers that come before all others, in this order
 * @param allowFallbacks whether others are tried than those in {@code order} or, without one, than the very first
 * @param constraints what an offering must fulfil to be tried at all
 */
public record RoutingPolicy(Strategy strategy, List<String> order, boolean allowFallbacks, Constraints constraints) {

    public static final RoutingPolicy DEFAULT = of(Strategy.BALANCED);

    public RoutingPolicy {
        order = List.copyOf(order);
    }

    /** Nothing but a strategy. */
    public static RoutingPolicy of(Strategy strategy) {
        return new RoutingPolicy(strategy, List.of(), true, Constraints.NONE);
    }

    public RoutingPolicy with(Constraints changed) {
        return new RoutingPolicy(strategy, order, allowFallbacks, changed);
    }
}
