package io.tollgate.billing.admission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where one scope stands against its limits, at one moment of Redis' clock. */
public record ScopeStatus(
        List<BudgetStatus> budgets,
        Optional<RateStatus> rpm,
        Optional<RateStatus> tpm,
        Optional<RateStatus> concurrency) {

    public ScopeStatus {
        budgets = List.copyOf(budgets);
    }

    /**
     * A budget and its counters in whole nano-USD.
     *
     * @param reserved held by requests under way
     * @param remaining {@code amount − spent − reserved}, at least 0
     * @param resetsAt the end of the window; empty for a total
     */
    public record BudgetStatus(Budget budget, long spent, long reserved, long remaining, Optional<Instant> resetsAt) {}

    /** A rate limit and what is left of it now. */
    public record RateStatus(long limit, long remaining) {}
}
