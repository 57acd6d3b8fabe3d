package io.tollgate.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Every test is watched, without asking for it. */
class WatchedEventLoopsTest {

    @Test
    void whatBlocksAnEventLoopFails() {
        Mono<Void> blocking =
                Mono.<Void>fromRunnable(() -> LockSupport.parkNanos(1)).subscribeOn(Schedulers.parallel());

        assertThatThrownBy(blocking::block).hasRootCauseInstanceOf(BlockingOperationError.class);
    }
}
