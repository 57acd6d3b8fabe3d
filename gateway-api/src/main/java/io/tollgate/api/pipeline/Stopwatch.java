package io.tollgate.api.pipeline;

import io.tollgate.api.request.RequestContext;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.springframework.web.server.ServerWebExchange;

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

    private static final String ATTRIBUTE = Stopwatch.class.getName();

    private static final int STEPS = Step.values().length;
    private static final long NOT_YET = -1;

    private final long started;

    /** Nanoseconds from the request's arrival to the end of each step. */
    private final long[] done = new long[STEPS];

    /**
     * @param startedNanos {@link System#nanoTime()} when the request came in
     */
    public Stopwatch(long startedNanos) {
        this.started = startedNanos;
        Arrays.fill(done, NOT_YET);
    }

    /** The one that measures this exchange; one that begins with its arrival where none was bound yet. */
    static Stopwatch of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(
                ATTRIBUTE, new Stopwatch(RequestContext.of(exchange).startedNanos()));
    }

    Stopwatch boundTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
        return this;
    }

    /** The step that the request is in ends now, because it is refused there. */
    void refused() {
        if (!isDone(Step.AUTHENTICATED)) {
            done(Step.AUTHENTICATED);
        } else if (isDone(Step.READ) && !isDone(Step.ADMITTED)) {
            done(isDone(Step.PLANNED) ? Step.ADMITTED : Step.PLANNED);
        }
    }

    /** This step is done now. */
    public void done(Step step) {
        done[place(step)] = System.nanoTime() - started;
    }

    /** From the request's arrival to the end of the step, in microseconds; 0 when it was not reached. */
    long until(Step step) {
        return isDone(step) ? micros(done[place(step)]) : 0;
    }

    /** What one step took after the other, in microseconds; 0 when either was not reached. */
    long between(Step from, Step to) {
        return isDone(from) && isDone(to) ? micros(done[place(to)] - done[place(from)]) : 0;
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
        return until(Step.AUTHENTICATED)
                + between(Step.READ, Step.PLANNED)
                + between(Step.PLANNED, Step.ADMITTED)
                + between(Step.CALLED, Step.RELAYED);
    }

    private boolean isDone(Step step) {
        return done[place(step)] != NOT_YET;
    }

    @SuppressWarnings("EnumOrdinal") // It is never written down.
    private static int place(Step step) {
        return step.ordinal();
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }
}
