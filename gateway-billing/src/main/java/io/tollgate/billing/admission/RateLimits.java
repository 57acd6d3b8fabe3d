package io.tollgate.billing.admission;

import java.util.OptionalLong;

/**
 * How fast a scope may go; absent means no limit, 0 suspends.
 *
 * @param rpm requests per minute
 * @param tpm tokens per minute, in and out; held by estimate and settled by what was used, so that a request which used
 *     more than was held leaves a debt of at most one minute's tokens
 * @param concurrency requests under way at once
 * @param reportOnly whether they refuse nothing, and only tell what they would have refused
 */
public record RateLimits(OptionalLong rpm, OptionalLong tpm, OptionalLong concurrency, boolean reportOnly) {

    public static final RateLimits NONE =
            new RateLimits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** Limits that refuse. */
    public RateLimits(OptionalLong rpm, OptionalLong tpm, OptionalLong concurrency) {
        this(rpm, tpm, concurrency, false);
    }

    public RateLimits {
        check("rpm", rpm);
        check("tpm", tpm);
        check("concurrency", concurrency);
    }

    private static void check(String name, OptionalLong limit) {
        if (limit.isPresent() && limit.getAsLong() < 0) {
            throw new IllegalArgumentException(name + ": " + limit.getAsLong() + " is negative");
        }
    }
}
