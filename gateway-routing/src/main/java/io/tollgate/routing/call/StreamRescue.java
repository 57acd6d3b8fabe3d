package io.tollgate.routing.call;

import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.rescue.Continuation;
import io.tollgate.routing.rescue.Said;
import java.util.OptionalLong;
import reactor.core.publisher.Flux;

/**
 * Goes on with a stream that breaks after its first content, at another offering, as if it had not broken: once, and only
 * with plain text. Where that cannot be, the stream ends as it broke.
 */
final class StreamRescue {

    private final AttemptCaller attempts;

    StreamRescue(AttemptCaller attempts) {
        this.attempts = attempts;
    }

    /** The outcome, whose stream is looked after where that is wanted. */
    CallOutcome guard(CallProgress progress, CallOutcome outcome) {
        return progress.request().care().rescued() && outcome instanceof Streaming streaming
                ? new Streaming(
                        streaming.attempt(),
                        streaming.headers(),
                        Flux.defer(() -> guarded(progress, streaming)),
                        streaming.attempts())
                : outcome;
    }

    private Flux<StreamEvent> guarded(CallProgress progress, Streaming streaming) {
        Said said = new Said(progress.request().call().own().operation());
        return streaming
                .events()
                .concatMap(
                        event -> event instanceof Broken broken
                                ? rescued(progress, streaming.attempt(), said, broken)
                                : passed(said, event),
                        1);
    }

    private static Flux<StreamEvent> passed(Said said, StreamEvent event) {
        if (event instanceof Chunk chunk) {
            said.pass(chunk);
        }
        return Flux.just(event);
    }

    private Flux<StreamEvent> rescued(CallProgress progress, Attempt begun, Said said, Broken broken) {
        return broken.failure().triesNext()
                ? said.continuation()
                        .map(rest -> next(progress, begun, rest, broken))
                        .orElseGet(() -> Flux.just(broken))
                : Flux.just(broken);
    }

    private Flux<StreamEvent> next(CallProgress progress, Attempt begun, Continuation rest, Broken broken) {
        return progress.nextContinuing(begun)
                .map(attempt -> progress.request()
                        .gate()
                        .admitContinuation(attempt)
                        .flatMapMany(may -> may
                                ? attempt(progress, attempt, begun, rest, broken)
                                : passedOver(progress, attempt, begun, rest, broken)))
                .orElseGet(() -> givenUp(progress, broken));
    }

    private Flux<StreamEvent> passedOver(
            CallProgress progress, Attempt attempt, Attempt begun, Continuation rest, Broken broken) {
        progress.skipped(attempt);
        return next(progress, begun, rest, broken);
    }

    private static Flux<StreamEvent> givenUp(CallProgress progress, Broken broken) {
        progress.request().gate().notContinued(progress.reports());
        return Flux.just(broken);
    }

    private Flux<StreamEvent> attempt(
            CallProgress progress, Attempt attempt, Attempt begun, Continuation rest, Broken broken) {
        return attempts.call(continued(progress.request(), attempt, rest), progress.begin(attempt))
                .map(progress::after)
                .flatMapMany(outcome -> outcome.filter(Streaming.class::isInstance)
                        .map(streaming -> joined(progress, (Streaming) streaming, rest))
                        .orElseGet(() -> next(progress, begun, rest, broken)));
    }

    private static Flux<StreamEvent> joined(CallProgress progress, Streaming streaming, Continuation rest) {
        progress.request().gate().continued(streaming.attempt(), streaming.attempts());
        return streaming.events().map(rest::joined);
    }

    /** With as much less output as there is already. */
    private static CallRequest continued(CallRequest request, Attempt attempt, Continuation rest) {
        OptionalLong most = request.patience().output();
        long there = request.gate().lengths().answer(attempt.offering().upstreamModel(), rest.bytes());
        ClientCall call =
                rest.of(request.call(), attempt.offering().provider().wire().continues());
        return request.with(
                most.isEmpty() ? call : call.capped(OptionalLong.of(Math.max(1, most.getAsLong() - there))));
    }
}
