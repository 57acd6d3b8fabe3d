package io.tollgate.api.error;

import java.time.Duration;

/** A waiting time as HTTP's headers say it: rounded up, because whoever comes a moment too early is refused again. */
final class RetryAfter {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private RetryAfter() {}

    /** Whole seconds, at least 1. */
    static long seconds(Duration time) {
        return Math.max(1, time.toSeconds() + (time.toNanosPart() == 0 ? 0 : 1));
    }

    /** Whole milliseconds. */
    static long millis(Duration time) {
        return time.toMillis() + (time.toNanosPart() % NANOS_PER_MILLI == 0 ? 0 : 1);
    }
}
