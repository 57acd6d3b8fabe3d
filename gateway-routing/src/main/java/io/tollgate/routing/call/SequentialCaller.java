package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import reactor.core.publisher.Mono;

/** Makes one attempt after the other. */
final class SequentialCaller implements FallbackCaller {

    private final AttemptCaller attempts;

    SequentialCaller(AttemptCaller attempts) {
        this.attempts = attempts;
    }

    @Override
    public Mono<CallOutcome> call(CallRequest request) {
        return Mono.defer(() -> next(new CallProgress(request)));
    }

    private Mono<CallOutcome> next(CallProgress progress) {
        return progress.expired().map(Mono::just).orElseGet(() -> pass(progress));
    }

    private Mono<CallOutcome> pass(CallProgress progress) {
        return progress.next()
                .map(attempt -> passGate(progress, attempt))
                .orElseGet(() -> Mono.just(progress.exhausted()));
    }

    private Mono<CallOutcome> passGate(CallProgress progress, Attempt attempt) {
        return progress.request()
                .gate()
                .admit(attempt)
                .single()
                .flatMap(admitted -> admitted ? make(progress, attempt) : skip(progress, attempt));
    }

    private Mono<CallOutcome> skip(CallProgress progress, Attempt attempt) {
        progress.skipped(attempt);
        return next(progress);
    }

    private Mono<CallOutcome> make(CallProgress progress, Attempt attempt) {
        return attempts.call(progress.request(), progress.begin(attempt)).flatMap(result -> conclude(progress, result));
    }

    private Mono<CallOutcome> conclude(CallProgress progress, AttemptResult result) {
        return progress.after(result).map(Mono::just).orElseGet(() -> next(progress));
    }
}
