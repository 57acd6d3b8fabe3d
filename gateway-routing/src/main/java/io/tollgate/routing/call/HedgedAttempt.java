package io.tollgate.routing.call;

import io.tollgate.billing.price.Payer;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.plan.Attempt;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Makes a second attempt beside one whose first token, or whose whole answer where it is not streamed, takes longer than
 * nineteen of twenty at its offering. The first content wins, and the other attempt is cancelled.
 */
final class HedgedAttempt {

    private final AttemptCaller attempts;
    private final HealthBook health;
    private final HedgeAllowance allowance;

    HedgedAttempt(AttemptCaller attempts, HealthBook health, HedgeAllowance allowance) {
        this.attempts = attempts;
        this.health = health;
        this.allowance = allowance;
    }

    /**
     * After how long a second attempt is made; empty for never: when nobody asked for it, it is not known what is usual,
     * or the tenant's own key is at work, whose provider would bill what nobody counts.
     */
    Optional<Duration> after(CallProgress progress, Attempt attempt) {
        CallRequest request = progress.request();
        boolean wanted = request.care().hedged()
                && request.care().judge().isEmpty()
                && attempt.credential().payer() == Payer.OPERATOR
                && progress.isFirst();
        return wanted ? usual(request, attempt) : Optional.empty();
    }

    private Optional<Duration> usual(CallRequest request, Attempt attempt) {
        return request.call().own().stream()
                ? health.usualFirstToken(attempt.offering(), attempt.credential())
                : health.usualAnswer(attempt.offering(), attempt.credential());
    }

    /** The call's outcome, if one of the two settles it. */
    Mono<Optional<CallOutcome>> call(CallProgress progress, Attempt attempt, Duration after) {
        return Mono.defer(() -> call(progress, attempt, after, new Race()));
    }

    private Mono<Optional<CallOutcome>> call(CallProgress progress, Attempt attempt, Duration after, Race race) {
        allowance.earn();
        Sinks.Empty<Void> over = Sinks.empty();
        Mono<AttemptResult> first = run(progress, progress.begin(attempt), race).doOnTerminate(over::tryEmitEmpty);
        Mono<AttemptResult> second = Mono.delay(after)
                .takeUntilOther(over.asMono())
                .filter(tick -> allowance.spend())
                .flatMap(tick -> beside(progress, attempt, race));
        return Flux.merge(first, second)
                .map(result -> taken(progress, race, result))
                .takeUntil(Optional::isPresent)
                .reduce((earlier, later) -> later)
                .doOnCancel(race::calledOff);
    }

    private Mono<AttemptResult> beside(CallProgress progress, Attempt attempt, Race race) {
        return Mono.justOrEmpty(progress.nextBeside(attempt))
                .filterWhen(other -> admitted(progress, other))
                .flatMap(other -> Mono.justOrEmpty(progress.beginBeside(other)))
                .flatMap(trace -> run(progress, trace, race));
    }

    private static Mono<Boolean> admitted(CallProgress progress, Attempt other) {
        return progress.request().gate().admitBeside(other).doOnNext(may -> progress.decided(other, may));
    }

    private Mono<AttemptResult> run(CallProgress progress, AttemptTrace trace, Race race) {
        return race.joinedBy(trace, attempts.call(progress.request(), trace));
    }

    private static Optional<CallOutcome> taken(CallProgress progress, Race race, AttemptResult result) {
        Optional<CallOutcome> outcome = progress.after(result);
        if (outcome.isPresent()) {
            race.wonBy(result);
        }
        return outcome;
    }
}
