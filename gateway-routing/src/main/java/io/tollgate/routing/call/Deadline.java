package io.tollgate.routing.call;

import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.Failure.CutOff.Cut;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Until when a request must have its whole answer.
 *
 * @param startedNanos when the request came in, by {@link System#nanoTime}
 * @param after how long its answer may take from then on
 * @param stopping which may come before
 */
public record Deadline(long startedNanos, Duration after, Stopping stopping) {

    /** Far enough away for everybody. */
    static final Deadline NEVER = new Deadline(System.nanoTime(), Duration.ofDays(36_500));

    /** A timer of no length would not go off at all. */
    private static final Duration LEAST = Duration.ofMillis(1);

    /** The deadline of what is not told that this node stops. */
    public Deadline(long startedNanos, Duration after) {
        this(startedNanos, after, Stopping.UNANNOUNCED);
    }

    boolean isOver() {
        return System.nanoTime() - startedNanos >= after.toNanos();
    }

    /** What is left; never nothing. */
    public Duration left() {
        Duration left = after.minusNanos(System.nanoTime() - startedNanos);
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }

    /** Signals when nothing is left. */
    Mono<Void> end() {
        return Mono.firstWithSignal(Mono.delay(left()).then(), stopping.soon());
    }

    /** Why a stream ended there. */
    Failure.CutOff cutOff() {
        return stopping.isAnnounced() && !isOver()
                ? new Failure.CutOff(Cut.STOPPING, "this node of the gateway is stopping")
                : new Failure.CutOff(Cut.DEADLINE, "the " + after.toMillis() + " ms that the request had were over");
    }
}
