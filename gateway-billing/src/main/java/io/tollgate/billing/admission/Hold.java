package io.tollgate.billing.admission;

import io.tollgate.billing.tenant.Spender;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Money set aside for a request until it is settled.
 *
 * @param limits of every scope that the request belongs to, or would if another model served it
 * @param admittedAt Redis time; it alone picks budget windows, partition and roll-up hour
 * @param outputLimit the output tokens that the hold covers
 * @param capped whether {@code outputLimit} is less than what was asked for, so that the provider must be told
 * @param reported what limits that only report say about it
 */
public record Hold(
        UUID requestId,
        Spender spender,
        List<ScopeLimits> limits,
        Instant admittedAt,
        long outputLimit,
        boolean capped,
        List<WouldRefuse> reported) {

    public Hold {
        limits = List.copyOf(limits);
        reported = List.copyOf(reported);
    }

    /** What limits that only report would have refused, in the words of headers and rows. */
    public List<String> wouldRefuse() {
        return reported.stream().map(WouldRefuse::label).toList();
    }

    /** Those that bind what this model serves. */
    public List<ScopeLimits> binding(String model) {
        return ScopeLimits.binding(limits, model);
    }
}
