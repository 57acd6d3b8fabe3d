package io.tollgate.api.error;

import java.time.Duration;

/** A waiting time as HTTP's {@code Retry-After} says it. */
final class RetryAfter {

    private static final long MILLIS_PER_SECOND = 1_000;

    private RetryAfter() {}

    /** Whole seconds, rounded up, at least 1. */
    static long seconds(Duration time) {
        return Math.max(1, (time.toMillis() + MILLIS_PER_SECOND - 1) / MILLIS_PER_SECOND);
    }
}
