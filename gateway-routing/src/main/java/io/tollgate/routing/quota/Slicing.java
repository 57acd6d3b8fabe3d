package io.tollgate.routing.quota;

import java.time.Duration;

/**
 * How the time of quotas is cut.
 *
 * @param window in which a quota may be used once
 * @param step between two leases; the window is a multiple of it
 */
record Slicing(Duration window, Duration step) {

    /** As providers count: by the minute. */
    static final Slicing MINUTES = new Slicing(Duration.ofMinutes(1), Duration.ofSeconds(1));

    /** A slice outlives its step, so that the next lease may be late. */
    private static final int STEPS_OF_A_SLICE = 2;

    /** A lease may be booked after the first use of it, by as long as its answer is waited for. */
    private static final int STEPS_OF_A_LEASE = 1;

    /** How long a slice may be used after it was asked for. */
    long sliceNanos() {
        return STEPS_OF_A_SLICE * step.toNanos();
    }

    /** How soon a node that has used up its slice may ask for another. */
    long hurryNanos() {
        return step.toNanos() / 10;
    }

    /** What was given out in so many steps before the present one may still be used within one window with it. */
    long counted() {
        return (long) steps() + STEPS_OF_A_SLICE + STEPS_OF_A_LEASE;
    }

    /** In one window. */
    int steps() {
        return Math.toIntExact(window.toMillis() / step.toMillis());
    }
}
