package io.tollgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Every test is watched, without asking for it. */
class WatchedEventLoopsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    void whatBlocksAnEventLoopFails() {
        Mono<Void> blocking = onAnEventLoop(() -> LockSupport.parkNanos(1));

        assertThatThrownBy(blocking::block).hasRootCauseInstanceOf(BlockingOperationError.class);
    }

    @Test
    void aClassMayBlockWhileItIsInitialised() {
        onAnEventLoop(() -> assertThat(Late.READY).isTrue()).block(PATIENCE);
    }

    @Test
    void threadsMayTakeTurns() {
        ReentrantLock turns = new ReentrantLock();
        AtomicReference<CompletableFuture<Void>> second = new AtomicReference<>();

        during(turns, () -> {
            second.set(onAnEventLoop(() -> during(turns, () -> {})).toFuture());
            await().atMost(PATIENCE).until(turns::hasQueuedThreads);
        });

        assertThat(second.get()).succeedsWithin(PATIENCE);
    }

    @Test
    void whoseTurnItIsMayNotBlock() {
        Mono<Void> blocking = onAnEventLoop(() -> during(new ReentrantLock(), () -> LockSupport.parkNanos(1)));

        assertThatThrownBy(blocking::block).hasRootCauseInstanceOf(BlockingOperationError.class);
    }

    private static void during(ReentrantLock turn, Runnable work) {
        turn.lock();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }

    private static Mono<Void> onAnEventLoop(Runnable work) {
        return Mono.<Void>fromRunnable(work).subscribeOn(Schedulers.parallel());
    }

    private static final class Late {
        static final boolean READY = ready();

        private static boolean ready() {
            LockSupport.parkNanos(1);
            return true;
        }
    }
}
