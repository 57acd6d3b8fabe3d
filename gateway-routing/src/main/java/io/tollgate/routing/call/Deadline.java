package io.tollgate.routing.call;

import java.time.Duration;

/**
 * Until when a request must have its whole answer.
 *
 * @param startedNanos when the request came in, by {@link System#nanoTime}
 * @param after how long its answer may take from then on
 */
public record Deadline(long startedNanos, Duration after) {

    /** Far enough away for everybody. */
    static final Deadline NEVER = new Deadline(System.nanoTime(), Duration.ofDays(36_500));

    /** A timer of no length would not go off at all. */
    private static final Duration LEAST = Duration.ofMillis(1);

    boolean isOver() {
        return System.nanoTime() - startedNanos >= after.toNanos();
    }

    /** What is left; never nothing. */
    public Duration left() {
        Duration left = after.minusNanos(System.nanoTime() - startedNanos);
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }
}
