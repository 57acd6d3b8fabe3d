package io.tollgate.api.pipeline;

import io.tollgate.api.request.RequestContext;
import java.util.EnumMap;
import java.util.Map;
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

    private final long started;
    private final Map<Step, Long> done = new EnumMap<>(Step.class);

    /**
     * @param startedNanos {@link System#nanoTime()} when the request came in
     */
    public Stopwatch(long startedNanos) {
        this.started = startedNanos;
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
        if (!done.containsKey(Step.AUTHENTICATED)) {
            done(Step.AUTHENTICATED);
        } else if (done.containsKey(Step.READ) && !done.containsKey(Step.ADMITTED)) {
            done(done.containsKey(Step.PLANNED) ? Step.ADMITTED : Step.PLANNED);
        }
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
        return until(Step.AUTHENTICATED)
                + between(Step.READ, Step.PLANNED)
                + between(Step.PLANNED, Step.ADMITTED)
                + between(Step.CALLED, Step.RELAYED);
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }
}
