package io.tollgate.routing.call;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Attempts that are under way at once, of which at most one wins. */
final class Race {

    private final List<Runner> runners = new CopyOnWriteArrayList<>();

    private record Runner(AttemptTrace trace, Kept<AttemptResult> result) {}

    /** Takes part. */
    Mono<AttemptResult> joinedBy(AttemptTrace trace, Mono<AttemptResult> attempt) {
        Kept<AttemptResult> kept = new Kept<>(attempt);
        runners.add(new Runner(trace, kept));
        return kept;
    }

    /** All others are of no use any more. */
    void wonBy(AttemptResult winner) {
        runners.stream()
                .filter(runner -> runner.trace() != winner.trace())
                .forEach(runner -> runner.result().release());
    }

    /** Nobody waits any more, for any of them. */
    void calledOff() {
        runners.forEach(runner -> runner.result().release());
    }
}
