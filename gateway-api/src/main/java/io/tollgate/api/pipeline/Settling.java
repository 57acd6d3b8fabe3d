package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.GatewayException;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.usage.UsageEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
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
        end(ticket, rows::answered);
    }

    /** There is no answer, or it could not be written to its end. */
    void failed(Ticket ticket, Throwable failure) {
        GatewayError error = failure instanceof GatewayException known ? known.error() : UpstreamErrors.internal();
        end(ticket, ended -> rows.failed(ended, error));
    }

    /** The caller has gone. */
    void cancelled(Ticket ticket) {
        end(ticket, rows::cancelled);
    }

    private void end(Ticket ticket, Function<Ticket, UsageEvent> row) {
        if (ticket.tally().end()) {
            UsageEvent event = row(ticket, row);
            ticket.planned().learn(event);
            ticket.tally().learn();
            settle(ticket, event);
            metrics.record(event);
        }
    }

    /** The hold must end, even when its row cannot be made. */
    private UsageEvent row(Ticket ticket, Function<Ticket, UsageEvent> row) {
        try {
            return row.apply(ticket);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} is recorded at no charge: its row cannot be made",
                    ticket.hold().requestId(),
                    e);
            return rows.unpriced(ticket);
        }
    }

    private void settle(Ticket ticket, UsageEvent event) {
        underWay.incrementAndGet();
        settlement
                .settle(ticket.hold(), event)
                .doFinally(signal -> underWay.decrementAndGet())
                .subscribe(
                        done -> {},
                        e -> LOG.error(
                                "{} stays held while this node lives",
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
