package io.tollgate.bench.load;

import java.time.Duration;
import java.util.OptionalLong;

/** When requests are meant to start, in nanoseconds after the run's begin. Used by one thread. */
public interface Schedule {

    /** The intended start of the next request, which may be in the future; empty when there are no more. */
    OptionalLong next(long elapsed);

    /** The next request was started. */
    void take();

    /** As fast as answers come, until this much time has passed. */
    static Schedule closedLoop(Duration duration) {
        return new ClosedLoop(Long.MAX_VALUE, duration.toNanos());
    }

    /** As fast as answers come, exactly this many requests. */
    static Schedule count(long requests) {
        return new ClosedLoop(requests, Long.MAX_VALUE);
    }

    /** Evenly, whatever the answers do: a late one does not delay the next one's intended start. */
    static Schedule openLoop(int perSecond, Duration duration) {
        return new OpenLoop(1_000_000_000L / perSecond, duration.toNanos());
    }
}
