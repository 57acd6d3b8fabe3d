package io.tollgate.api.pipeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** When each step of one request was done; used by one thread at a time. */
public final class Stopwatch {

    /** The steps, in their order. */
    public enum Step {
        AUTHENTICATED,
        READ,
        PLANNED,
        ADMITTED,
        CALLED,
        RELAYED
    }

    private final long started;
    private final Map<Step, Long> done = new EnumMap<>(Step.class);

    /**
     * @param startedNanos {@link System#nanoTime()} when the request came in
     */
    public Stopwatch(long startedNanos) {
        this.started = startedNanos;
    }

    /** This step is done now. */
    public void done(Step step) {
        done.put(step, System.nanoTime());
    }

    /** From the request's arrival to the end of the step, in microseconds; 0 when it was not reached. */
    long until(Step step) {
        Long at = done.get(step);
        return at == null ? 0 : micros(at - started);
    }

    /** What one step took after the other, in microseconds; 0 when either was not reached. */
    long between(Step from, Step to) {
        Long begin = done.get(from);
        Long end = done.get(to);
        return begin == null || end == null ? 0 : micros(end - begin);
    }

    /** From the request's arrival until now, in microseconds. */
    long elapsed() {
        return micros(System.nanoTime() - started);
    }

    /**
     * The gateway's own part so far, in microseconds: before the call and, unless the answer streams, after it. Waiting for
     * the caller's bytes is not in it.
     */
    long overhead() {
        return until(Step.AUTHENTICATED) + between(Step.READ, Step.ADMITTED) + between(Step.CALLED, Step.RELAYED);
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }
}
