package io.tollgate.billing.admission;

import io.tollgate.billing.tenant.Spender;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Money set aside for a request until it is settled.
 *
 * @param admittedAt Redis time; it alone picks budget windows, partition and roll-up hour
 * @param outputLimit the output tokens that the hold covers
 * @param capped whether {@code outputLimit} is less than what was asked for, so that the provider must be told
 */
public record Hold(
        UUID requestId,
        Spender spender,
        List<ScopeLimits> limits,
        Instant admittedAt,
        long outputLimit,
        boolean capped) {

    public Hold {
        limits = List.copyOf(limits);
    }
}
