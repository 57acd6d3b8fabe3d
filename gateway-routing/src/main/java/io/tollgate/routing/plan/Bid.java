package io.tollgate.routing.plan;

import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.Condition;

/**
 * An offering as a strategy sees it.
 *
 * @param condition with the credential that would be used first
 * @param cost what the request is expected to come to for the caller, in pico-USD
 * @param outputTokens the answer's expected length
 * @param seed of the request's draws
 */
record Bid(Offering offering, Condition condition, long cost, long outputTokens, long seed) {

    /** The offering's turn in a draw with this weight; the least goes first. */
    double turn(double weight) {
        return Chance.turn(seed, offering.slug(), weight);
    }
}
