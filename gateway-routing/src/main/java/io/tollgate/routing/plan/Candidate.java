package io.tollgate.routing.plan;

import io.tollgate.billing.price.Rates;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.Condition;

/** An attempt that could take the request, with its place among the others; for one plan. */
final class Candidate {

    private static final int RANK_SHIFT = 20;
    private static final int PLACE_SHIFT = 4;
    private static final int PRECEDENCE_SHIFT = 2;
    private static final int DEMOTION = 3;

    private final Attempt attempt;
    private final Condition condition;
    private final long cost;
    private long warmCost;
    private int tier;
    private double score;

    /**
     * @param condition with this credential
     * @param cost what the request is expected to come to for the caller, in pico-USD
     * @param rank of how it stands, which counts before everything else
     * @param place in the caller's own order, 0 to 0xFFFF; where that is the same, its key's precedence counts
     */
    Candidate(Attempt attempt, Precedence precedence, Condition condition, long cost, int rank, int place) {
        this.attempt = attempt;
        this.condition = condition;
        this.cost = cost;
        this.warmCost = cost;
        this.tier = (rank << RANK_SHIFT) | (place << PLACE_SHIFT) | (precedence.rank() << PRECEDENCE_SHIFT);
    }

    Attempt attempt() {
        return attempt;
    }

    Offering offering() {
        return attempt.offering();
    }

    Condition condition() {
        return condition;
    }

    long cost() {
        return cost;
    }

    /** The same where the prompt's beginning is cached. */
    long warmCost() {
        return warmCost;
    }

    void saves(long pico) {
        warmCost = cost - pico;
    }

    /** By the strategy; the lower first. */
    double score() {
        return score;
    }

    Candidate scored(double by) {
        score = by;
        return this;
    }

    /** Puts it behind those that stand alike and have the same place, by 1 to 3 steps. */
    void demote(int steps) {
        tier = (tier & ~DEMOTION) | steps;
    }

    int demotion() {
        return tier & DEMOTION;
    }

    /** Whether nothing is known against it. */
    boolean isUsable() {
        return tier >> RANK_SHIFT == 0;
    }

    /** The better first; candidates that differ only in the credential stay in their order. */
    static int compare(Candidate one, Candidate other) {
        int difference = Integer.compare(one.tier, other.tier);
        return difference == 0 ? compareAlike(one, other) : difference;
    }

    /** As {@link #compare}, as if both stood well. */
    static int compareWell(Candidate one, Candidate other) {
        int mask = (1 << RANK_SHIFT) - 1;
        int difference = Integer.compare(one.tier & mask, other.tier & mask);
        return difference == 0 ? compareAlike(one, other) : difference;
    }

    private static int compareAlike(Candidate one, Candidate other) {
        int difference = Double.compare(one.score, other.score);
        return difference == 0 ? tie(one, other) : difference;
    }

    /** The cheapest for the caller, then for the operator, the lower priority number, the slug. */
    private static int tie(Candidate one, Candidate other) {
        int difference = Long.compare(one.cost, other.cost);
        if (difference == 0) {
            difference = Long.compare(one.upstream(), other.upstream());
        }
        if (difference == 0) {
            difference =
                    Integer.compare(one.offering().priority(), other.offering().priority());
        }
        return difference != 0
                ? difference
                : one.offering().slug().compareTo(other.offering().slug());
    }

    /** Of a token in and a token out: enough to tell equal list prices apart. */
    private long upstream() {
        Rates rates = offering().price().orElseThrow().upstream().standard();
        return rates.request() + rates.input() + rates.output();
    }
}
