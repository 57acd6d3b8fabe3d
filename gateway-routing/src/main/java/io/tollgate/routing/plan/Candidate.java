package io.tollgate.routing.plan;

import io.tollgate.billing.price.Rates;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.Condition;

/**
 * An attempt that could take the request, with its place among the others.
 *
 * @param tier what counts before the score: how it stands, and the caller's own order; the lower first
 * @param score by the strategy; the lower first
 * @param cost what the request is expected to come to for the caller, in pico-USD
 */
record Candidate(Offering offering, Credential credential, Condition condition, int tier, double score, long cost) {

    /** The better first; candidates that differ only in the credential stay in their order. */
    static int compare(Candidate one, Candidate other) {
        int difference = Integer.compare(one.tier, other.tier);
        if (difference == 0) {
            difference = Double.compare(one.score, other.score);
        }
        return difference != 0 ? difference : tie(one, other);
    }

    /** The cheapest for the caller, then for the operator, the lower priority number, the slug. */
    private static int tie(Candidate one, Candidate other) {
        int difference = Long.compare(one.cost, other.cost);
        if (difference == 0) {
            difference = Long.compare(one.upstream(), other.upstream());
        }
        if (difference == 0) {
            difference = Integer.compare(one.offering.priority(), other.offering.priority());
        }
        return difference != 0 ? difference : one.offering.slug().compareTo(other.offering.slug());
    }

    /** Of a token in and a token out: enough to tell equal list prices apart. */
    private long upstream() {
        Rates rates = offering.price().orElseThrow().upstream().standard();
        return rates.request() + rates.input() + rates.output();
    }

    Attempt attempt() {
        return new Attempt(offering, credential);
    }
}
