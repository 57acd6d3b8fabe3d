package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEvent.Call;
import io.tollgate.billing.usage.UsageEvent.Charge;
import io.tollgate.billing.usage.UsageEvent.Latency;
import io.tollgate.billing.usage.UsageEvent.Outcome;
import io.tollgate.billing.usage.UsageEvent.Served;
import io.tollgate.billing.usage.UsageEvent.Status;
import io.tollgate.billing.usage.UsageEvent.UsageSource;
import io.tollgate.routing.call.AttemptReport;
import io.tollgate.routing.plan.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Writes down what became of a request. */
final class Rows {

    private static final int OK = 200;

    /** The status that servers log when the client has gone; nobody receives it. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    private final String node;

    /**
     * @param node the name of this node
     */
    Rows(String node) {
        this.node = node;
    }

    /** The row before anything was called, priced at the worst case of the first attempt. */
    UsageEvent draft(Planned planned) {
        Inbound inbound = planned.inbound();
        Attempt first = planned.first();
        PriceVersion price = Planned.price(first);
        TokenUsage most = TokenUsage.of(inbound.ask().inputBound(), outputBound(planned))
                .with(inbound.ask().measure().most());
        Cost worst =
                price.cost(most, inbound.grant().terms(), first.credential().payer());
        Charge charge = Charge.of(TokenUsage.NONE, UsageSource.NONE, price, worst);
        Outcome outcome = new Outcome(Status.OK, OK, Optional.empty(), Optional.empty(), Optional.of(served(first)));
        return row(inbound, first.offering().model().id(), outcome, charge, latency(inbound, false), List.of());
    }

    /** The row of a request that was answered, if only with an error, or as far as its caller wanted. */
    UsageEvent answered(Ticket ticket) {
        if (ticket.tally().isAbandoned()) {
            return cancelled(ticket);
        }
        return ticket.tally()
                .failure()
                .map(error -> failed(ticket, error))
                .orElseGet(() -> ended(ticket, Status.OK, OK, Optional.empty()));
    }

    /** The row of a request that ended in an error. */
    UsageEvent failed(Ticket ticket, GatewayError error) {
        return ended(ticket, Status.ERROR, error.status(), Optional.of(error.code()));
    }

    /** The row of a request whose caller has gone; many go as soon as they have all that they asked for. */
    UsageEvent cancelled(Ticket ticket) {
        if (ticket.tally().isWhole()) {
            return ended(ticket, Status.OK, OK, Optional.empty());
        }
        return ended(ticket, Status.CANCELLED, CLIENT_CLOSED_REQUEST, Optional.empty());
    }

    /** The row of a request whose own row cannot be made: an error that costs nothing. */
    UsageEvent unpriced(Ticket ticket) {
        GatewayError error = UpstreamErrors.internal();
        Outcome outcome = new Outcome(
                Status.ERROR, error.status(), Optional.of(error.code()), Optional.empty(), Optional.empty());
        return row(
                ticket.inbound(),
                ticket.inbound().routing().model(),
                outcome,
                Charge.NOTHING,
                latency(ticket.inbound(), false),
                List.of());
    }

    /** Over all choices; the hold may afford less. */
    private static long outputBound(Planned planned) {
        Ask ask = planned.inbound().ask();
        long maximum =
                Math.min(ask.mostOutput(planned.first().offering().model().maxOutputTokens()), TokenUsage.MOST);
        return Math.min(Math.min(ask.outputLimit().orElse(maximum), maximum) * ask.choices(), TokenUsage.MOST);
    }

    private UsageEvent ended(Ticket ticket, Status status, int httpStatus, Optional<String> errorCode) {
        Tally tally = ticket.tally();
        Charge charge = tally.charge();
        Outcome outcome = new Outcome(
                status,
                httpStatus,
                errorCode,
                tally.finishReason(),
                tally.current().map(Rows::served));
        UsageEvent event = row(
                ticket.inbound(),
                tally.current()
                        .map(attempt -> attempt.offering().model().id())
                        .orElse(ticket.inbound().routing().model()),
                outcome,
                charge,
                latency(ticket.inbound(), tally.isAnswered()),
                tally.attempts().stream()
                        .map(report -> attempt(report, ticket, charge.usage()))
                        .toList());
        return event.reported(ticket.hold().wouldRefuse()).by(Routes.of(ticket));
    }

    /**
     * @param model the one that served or, where none did, the one to be tried first
     */
    private UsageEvent row(
            Inbound inbound,
            String model,
            Outcome outcome,
            Charge charge,
            Latency latency,
            List<UsageEvent.Attempt> attempts) {
        Ask ask = inbound.ask();
        CallerLabels labels = CallerLabels.of(inbound);
        Call call = new Call(
                ask.operation().label(),
                model,
                ask.stream(),
                ask.endUser(),
                inbound.context().clientRequestId(),
                inbound.grant().tags(),
                labels.session(),
                labels.metadata());
        return new UsageEvent(
                inbound.context().id(), inbound.grant().spender(), call, outcome, charge, latency, attempts, node);
    }

    private static Served served(Attempt attempt) {
        return new Served(
                attempt.offering().provider().slug(),
                attempt.offering().slug(),
                attempt.credential().slug(),
                attempt.offering().upstreamModel());
    }

    private static Latency latency(Inbound inbound, boolean answered) {
        Stopwatch watch = inbound.watch();
        boolean streaming = answered && inbound.ask().stream();
        return new Latency(
                watch.until(Stopwatch.Step.AUTHENTICATED),
                watch.between(Stopwatch.Step.READ, Stopwatch.Step.PLANNED),
                watch.between(Stopwatch.Step.PLANNED, Stopwatch.Step.ADMITTED),
                streaming ? OptionalLong.of(watch.until(Stopwatch.Step.CALLED)) : OptionalLong.empty(),
                watch.elapsed(),
                watch.overhead());
    }

    private static UsageEvent.Attempt attempt(AttemptReport report, Ticket ticket, TokenUsage used) {
        Stopwatch watch = ticket.inbound().watch();
        Optional<Cost> escalated =
                Escalated.cost(report, ticket.inbound().grant().terms());
        Attempt attempt = report.attempt();
        return new UsageEvent.Attempt(
                attempt.offering().provider().slug(),
                attempt.offering().slug(),
                attempt.credential().slug(),
                report.outcome(),
                report.status(),
                watch.until(Stopwatch.Step.ADMITTED) + TimeUnit.NANOSECONDS.toMicros(report.startedNanos()),
                TimeUnit.NANOSECONDS.toMicros(report.durationNanos()),
                connect(report),
                Outpaced.cost(report, used, ticket.inbound().ask().stream()).or(() -> escalated.map(Cost::upstream)),
                escalated.map(Cost::spend));
    }

    private static OptionalLong connect(AttemptReport report) {
        OptionalLong nanos = report.connectNanos();
        return nanos.isPresent()
                ? OptionalLong.of(TimeUnit.NANOSECONDS.toMicros(nanos.getAsLong()))
                : OptionalLong.empty();
    }
}
