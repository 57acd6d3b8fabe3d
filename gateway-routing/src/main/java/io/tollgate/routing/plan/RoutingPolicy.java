package io.tollgate.routing.plan;

/**
 * How a caller wants offerings to be chosen.
 *
 * @param strategy what comes first among those that can take the request
 */
public record RoutingPolicy(Strategy strategy) {

    public static final RoutingPolicy DEFAULT = new RoutingPolicy(Strategy.price());
}
