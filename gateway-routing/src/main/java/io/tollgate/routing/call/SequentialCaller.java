package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Makes one attempt after the other, or beside it where that is wanted. */
final class SequentialCaller implements FallbackCaller {

    private final AttemptCaller attempts;
    private final HedgedAttempt hedged;
    private final StreamRescue rescue;

    SequentialCaller(AttemptCaller attempts, HedgedAttempt hedged) {
        this.attempts = attempts;
        this.hedged = hedged;
        this.rescue = new StreamRescue(attempts);
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
        return hedged.after(progress, attempt)
                .map(after -> hedged.call(progress, attempt, after))
                .orElseGet(() -> attempts.call(progress.request(), progress.begin(attempt))
                        .map(progress::after))
                .flatMap(outcome -> conclude(progress, outcome));
    }

    private Mono<CallOutcome> conclude(CallProgress progress, Optional<CallOutcome> outcome) {
        return outcome.map(known -> Mono.just(rescue.guard(progress, known))).orElseGet(() -> next(progress));
    }
}
