package io.tollgate.api.pipeline;

import io.tollgate.billing.admission.Admission;
import io.tollgate.routing.call.AttemptGate;
import io.tollgate.routing.call.CallOutcome;
import io.tollgate.routing.call.CallRequest;
import io.tollgate.routing.call.FallbackCaller;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ChatCall;
import java.util.OptionalLong;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * The way of a request: it is planned, admitted, called and relayed, and once it was admitted it is settled, whichever way
 * it ends.
 */
public final class Pipeline {

    private final Gate gate;
    private final Admission admission;
    private final FallbackCaller caller;
    private final Settling settling;

    Pipeline(Gate gate, Admission admission, FallbackCaller caller, Settling settling) {
        this.gate = gate;
        this.admission = admission;
        this.caller = caller;
        this.settling = settling;
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
                ticket -> call(ticket).flatMap(outcome -> new Relay(ticket, settling, response).write(outcome)),
                ticket -> Mono.fromRunnable(() -> settling.answered(ticket)),
                (ticket, failure) -> Mono.fromRunnable(() -> settling.failed(ticket, failure)),
                ticket -> Mono.fromRunnable(() -> settling.cancelled(ticket)));
    }

    private Mono<CallOutcome> call(Ticket ticket) {
        Ask ask = ticket.inbound().ask();
        OptionalLong cap =
                ticket.hold().capped() ? OptionalLong.of(ticket.hold().outputLimit()) : OptionalLong.empty();
        ChatCall call = new ChatCall(ask.body(), ask.model(), ask.stream(), ask.usageWanted(), cap);
        AttemptGate gate = attempt -> mayTry(ticket, attempt);
        return caller.call(new CallRequest(call, ticket.planned().attempts(), gate))
                .doOnNext(outcome -> ticket.inbound().watch().done(Stopwatch.Step.CALLED));
    }

    /** The first attempt's worst case is held; a dearer one must be affordable too. */
    private Mono<Boolean> mayTry(Ticket ticket, Attempt attempt) {
        Mono<Boolean> affordable = attempt.equals(ticket.planned().first())
                ? Mono.just(true)
                : admission.extend(ticket.hold(), ticket.planned().estimate(attempt));
        return affordable.onErrorReturn(false).doOnNext(may -> ticket.tally().trying(attempt, may));
    }
}
