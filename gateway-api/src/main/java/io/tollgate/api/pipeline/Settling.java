package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.GatewayException;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.billing.settlement.Settlement;
import io.tollgate.billing.usage.UsageEvent;
import reactor.core.publisher.Mono;

/** Ends every admitted request, on each of the ways out. */
final class Settling {

    private final Settlement settlement;
    private final Rows rows;
    private final RequestMetrics metrics;

    Settling(Settlement settlement, Rows rows, RequestMetrics metrics) {
        this.settlement = settlement;
        this.rows = rows;
        this.metrics = metrics;
    }

    /** The answer is written. */
    Mono<Void> answered(Ticket ticket) {
        return settle(ticket, rows.answered(ticket));
    }

    /** There is no answer, or it could not be written to its end. */
    Mono<Void> failed(Ticket ticket, Throwable failure) {
        GatewayError error = failure instanceof GatewayException known ? known.error() : UpstreamErrors.internal();
        return settle(ticket, rows.failed(ticket, error));
    }

    /** The caller has gone. */
    Mono<Void> cancelled(Ticket ticket) {
        return settle(ticket, rows.cancelled(ticket));
    }

    private Mono<Void> settle(Ticket ticket, UsageEvent event) {
        metrics.record(event);
        return settlement.settle(ticket.hold(), event);
    }
}
