package io.tollgate.routing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class SharedReadTest {

    private final List<Sinks.One<Integer>> reads = new ArrayList<>();
    private final SharedRead<Integer> shared = new SharedRead<>(Mono.defer(this::read));

    @Test
    void doesNotGiveTheResultOfAReadThatBeganEarlier() {
        AtomicInteger early = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        shared.result().subscribe(early::set);

        shared.result().subscribe(late::set);
        reads.get(0).tryEmitValue(1);

        assertThat(early).hasValue(1);
        assertThat(late).hasValue(0);
        reads.get(1).tryEmitValue(2);
        assertThat(late).hasValue(2);
    }

    @Test
    void readsOnceForAllWhoWait() {
        AtomicInteger sum = new AtomicInteger();
        shared.result().subscribe();
        for (int i = 0; i < 100; i++) {
            shared.result().subscribe(sum::addAndGet);
        }

        reads.get(0).tryEmitValue(1);
        reads.get(1).tryEmitValue(2);

        assertThat(reads).hasSize(2);
        assertThat(sum).hasValue(200);
    }

    @Test
    void readsAgainAfterAFailure() {
        List<String> seen = new ArrayList<>();
        shared.result().subscribe(value -> seen.add("first"), error -> seen.add("failed"));
        shared.result().subscribe(value -> seen.add("second"));

        reads.get(0).tryEmitError(new IllegalStateException("silent"));
        reads.get(1).tryEmitValue(2);

        assertThat(seen).containsExactly("failed", "second");
    }

    @Test
    void goesOnWithoutTheCallerWhoBeganIt() {
        AtomicInteger seen = new AtomicInteger();
        shared.result().subscribe().dispose();

        shared.result().subscribe(seen::set);
        reads.get(0).tryEmitValue(1);
        reads.get(1).tryEmitValue(2);

        assertThat(seen).hasValue(2);
    }

    @Test
    void readsAtMostOnceATurnAndKeepsNobodyWaitingBeforeTheFirst() {
        StepVerifier.withVirtualTime(() -> {
                    SharedRead<Integer> paced = new SharedRead<>(Mono.defer(this::read), Duration.ofSeconds(1));
                    return Flux.merge(paced.result(), paced.result(), paced.result());
                })
                .then(() -> reads.get(0).tryEmitValue(1))
                .expectNext(1)
                .then(() -> assertThat(reads).hasSize(1))
                .thenAwait(Duration.ofSeconds(1))
                .then(() -> reads.get(1).tryEmitValue(2))
                .expectNext(2, 2)
                .verifyComplete();
    }

    private Mono<Integer> read() {
        Sinks.One<Integer> result = Sinks.one();
        reads.add(result);
        return result.asMono();
    }
}
