package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.GatewayException;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.usage.UsageEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/**
 * Ends every admitted request, on each of the ways out; the first of them counts.
 *
 * <p>A settlement is sent before the end of the answer, so that the caller's next request finds it done: the commands of a
 * node reach Redis in their order. The answer does not wait for it, and its caller cannot cancel it.
 */
final class Settling implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private static final Duration LAST_WAIT = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Settlement settlement;
    private final Rows rows;
    private final RequestMetrics metrics;
    private final AtomicLong underWay = new AtomicLong();

    Settling(Settlement settlement, Rows rows, RequestMetrics metrics) {
        this.settlement = settlement;
        this.rows = rows;
        this.metrics = metrics;
    }

    /** The answer is known to its end. */
    void answered(Ticket ticket) {
        if (ticket.tally().end()) {
            settle(ticket, rows.answered(ticket));
        }
    }

    /** There is no answer, or it could not be written to its end. */
    void failed(Ticket ticket, Throwable failure) {
        if (ticket.tally().end()) {
            GatewayError error = failure instanceof GatewayException known ? known.error() : UpstreamErrors.internal();
            settle(ticket, rows.failed(ticket, error));
        }
    }

    /** The caller has gone. */
    void cancelled(Ticket ticket) {
        if (ticket.tally().end()) {
            settle(ticket, rows.cancelled(ticket));
        }
    }

    private void settle(Ticket ticket, UsageEvent event) {
        metrics.record(event);
        underWay.incrementAndGet();
        settlement
                .settle(ticket.hold(), event)
                .doFinally(signal -> underWay.decrementAndGet())
                .subscribe(
                        done -> {},
                        e -> LOG.error(
                                "{} stays held until its lease ends",
                                ticket.hold().requestId(),
                                e));
    }

    /** Waits for what is under way, as long as Redis may need. */
    @Override
    public void close() {
        Flux.interval(LOOK_EVERY)
                .take(LAST_WAIT)
                .takeWhile(tick -> underWay.get() > 0)
                .blockLast();
        if (underWay.get() > 0) {
            LOG.warn("{} requests end unsettled: another node settles them when the lease ends", underWay.get());
        }
    }
}
