package io.tollgate.routing.plan;

import java.util.List;

/**
 * How offerings are to be chosen.
 *
 * @param strategy what comes first among those that can take the request
 * @param order slugs of the providers that come before all others, in this order
 * @param allowFallbacks whether others are tried than those in {@code order} or, without one, than the very first
 * @param near what it counts that an offering is in another region
 * @param constraints what an offering must fulfil to be tried at all
 */
public record RoutingPolicy(
        Strategy strategy, List<String> order, boolean allowFallbacks, Nearness near, Constraints constraints) {

    public static final RoutingPolicy DEFAULT = of(Strategy.BALANCED);

    public RoutingPolicy {
        order = List.copyOf(order);
    }

    /** One for which every region is the same. */
    public RoutingPolicy(Strategy strategy, List<String> order, boolean allowFallbacks, Constraints constraints) {
        this(strategy, order, allowFallbacks, Nearness.ANYWHERE, constraints);
    }

    /** The same as seen from there. */
    public RoutingPolicy near(Nearness place) {
        return new RoutingPolicy(strategy, order, allowFallbacks, place, constraints);
    }

    /** Nothing but a strategy. */
    public static RoutingPolicy of(Strategy strategy) {
        return new RoutingPolicy(strategy, List.of(), true, Constraints.NONE);
    }

    public RoutingPolicy with(Constraints changed) {
        return new RoutingPolicy(strategy, order, allowFallbacks, near, changed);
    }
}
