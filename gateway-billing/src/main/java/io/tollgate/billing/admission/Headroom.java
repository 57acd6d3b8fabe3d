package io.tollgate.billing.admission;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is left after an admission, at the tightest scope of each kind.
 *
 * @param budgetNano what remains of the tightest budget in nano-USD; empty without a budget
 */
public record Headroom(OptionalLong budgetNano, Optional<Rate> requests, Optional<Rate> tokens) {

    /** A rate limit per minute, what remains of it, and the time until it is whole again. */
    public record Rate(long limit, long remaining, Duration reset) {}
}
