package io.tollgate.routing.plan;

import io.tollgate.billing.money.Money;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.Standing;

/**
 * An attempt that could take the request, with what a strategy chooses by.
 *
 * @param listCost what the request is expected to come to for the caller
 * @param upstreamCost what it is expected to come to for the operator
 */
public record Candidate(Attempt attempt, Standing standing, Money listCost, Money upstreamCost) {

    public Offering offering() {
        return attempt.offering();
    }
}
