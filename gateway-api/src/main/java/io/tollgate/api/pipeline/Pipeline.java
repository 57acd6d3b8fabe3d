package io.tollgate.api.pipeline;

import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.routing.call.AttemptGate;
import io.tollgate.routing.call.CallOutcome;
import io.tollgate.routing.call.CallRequest;
import io.tollgate.routing.call.Deadline;
import io.tollgate.routing.call.FallbackCaller;
import io.tollgate.routing.call.Patience;
import io.tollgate.routing.call.Stopping;
import java.time.Duration;
import java.util.OptionalLong;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * The way of a request: it is planned, admitted, called and relayed, and once it was admitted it is settled, whichever way
 * it ends.
 */
public final class Pipeline {

    /** How long a caller may take, after a request's deadline, for what was written before. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Gate gate;
    private final Duration longest;
    private final FallbackCaller caller;
    private final Waiting waiting;
    private final Ending ending;
    private final Stopping stopping;

    /**
     * @param longest how long a request may take in all
     */
    Pipeline(Gate gate, FallbackCaller caller, Ending ending, Waiting waiting, Duration longest, Stopping stopping) {
        this.gate = gate;
        this.longest = longest;
        this.caller = caller;
        this.waiting = waiting;
        this.ending = ending;
        this.stopping = stopping;
    }

    /**
     * Answers a request.
     *
     * @return completes when the answer is written; fails with a
     *     {@link io.tollgate.api.error.GatewayException} as long as nothing is written
     */
    public Mono<Void> serve(Inbound inbound, ServerHttpResponse response) {
        return Mono.usingWhen(
                gate.admit(inbound),
                ticket -> captured(ticket, ending.relay(ticket, response)),
                ending::answered,
                ending::failed,
                ending::cancelled);
    }

    private Mono<Void> captured(Ticket ticket, Relay relay) {
        return relay.capture().of(answer(ticket, relay));
    }

    private Mono<Void> answer(Ticket ticket, Relay relay) {
        Mono<CallOutcome> call = call(ticket);
        Inbound inbound = ticket.inbound();
        if (!inbound.ask().stream()) {
            return call.flatMap(relay::write);
        }
        Mono<Void> stream = inbound.dialect().hasEvents() ? waiting.relay(call, relay) : call.flatMap(relay::write);
        return read(stream, deadline(inbound));
    }

    /** Whoever has stopped reading does not get to the end of a stream: it is not to be held for them for ever. */
    private static Mono<Void> read(Mono<Void> stream, Deadline deadline) {
        return stream.timeout(
                deadline.left().plus(LAST_WORDS),
                Mono.error(() -> UpstreamErrors.cutOff(
                                "it was not read within " + deadline.after().toMillis() + " ms")
                        .exception()));
    }

    private Mono<CallOutcome> call(Ticket ticket) {
        Ask ask = ticket.inbound().ask();
        OptionalLong cap = ticket.cap();
        Planned planned = ticket.planned();
        AttemptGate admitted = gate.of(ticket);
        return caller.call(new CallRequest(
                        ticket.inbound().grant().organizationId(),
                        ask.call().capped(cap),
                        planned.attempts(),
                        admitted,
                        patience(ticket),
                        planned.care(cap.isPresent())))
                .doOnNext(outcome -> ticket.inbound().watch().done(Stopwatch.Step.CALLED));
    }

    private Patience patience(Ticket ticket) {
        return new Patience(ticket.inbound().routing().ttftTimeout(), deadline(ticket.inbound()), ticket.output());
    }

    private Deadline deadline(Inbound inbound) {
        Duration after = inbound.routing()
                .timeout()
                .filter(wanted -> wanted.compareTo(longest) < 0)
                .orElse(longest);
        return new Deadline(inbound.context().startedNanos(), after, stopping);
    }
}
