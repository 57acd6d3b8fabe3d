package io.tollgate.billing.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The answer to an admission; only {@link Admitted} has changed anything. */
public sealed interface AdmissionOutcome {

    /** The worst case is held; it must be settled or voided. */
    record Admitted(Hold hold, Headroom headroom) implements AdmissionOutcome {}

    /** The organization has changed since its limits were read: read them again. */
    record Stale() implements AdmissionOutcome {}

    /**
     * A hard budget does not have room.
     *
     * @param spent nano-USD in this window
     * @param reserved nano-USD held by requests under way
     * @param needed nano-USD that this request would hold
     * @param reservedOnly whether it would fit but for what is reserved: trying again soon may help
     * @param resetsAt the end of the window; empty for a total
     * @param headroom what is left, this request not counted
     */
    record BudgetExceeded(
            ScopeLimits scope,
            Budget budget,
            long spent,
            long reserved,
            long needed,
            boolean reservedOnly,
            Optional<Instant> resetsAt,
            Headroom headroom)
            implements AdmissionOutcome {}

    /**
     * A rate limit is used up; after {@code retryAfter} this request would pass.
     *
     * @param headroom what is left, this request not counted
     */
    record RateLimited(ScopeLimits scope, RateKind kind, long limit, Duration retryAfter, Headroom headroom)
            implements AdmissionOutcome {}

    /** What a rate limit counts. */
    enum RateKind {
        RPM("requests per minute"),
        TPM("tokens per minute"),
        CONCURRENCY("requests at once");

        private final String description;

        RateKind(String description) {
            this.description = description;
        }

        /** In words, such as {@code requests per minute}. */
        public String description() {
            return description;
        }
    }
}
