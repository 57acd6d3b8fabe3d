package io.tollgate.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class BackgroundTaskTest {

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final int FAILING_TURNS = 5;
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final AtomicInteger turns = new AtomicInteger();

    @Test
    void givesUpATurnThatTakesTooLong() {
        Mono<Void> endless = Mono.defer(() -> {
            turns.incrementAndGet();
            return Mono.never();
        });

        run(new BackgroundTask("waiting", PAUSE, PATIENCE, endless), () -> turns.get() >= 3);
    }

    @Test
    void tellsOnceOfATroubleAndOnceOfItsEnd(CapturedOutput output) {
        BackgroundTask task = new BackgroundTask("trying", PAUSE, PATIENCE, Mono.defer(this::turn));

        run(task, () -> turns.get() >= 2 * FAILING_TURNS);

        assertThat(output.getOut()).containsOnlyOnce("trying failed").containsOnlyOnce("trying works again");
    }

    private Mono<Void> turn() {
        return turns.incrementAndGet() <= FAILING_TURNS
                ? Mono.error(new IllegalStateException("broken"))
                : Mono.empty();
    }

    private static void run(BackgroundTask task, Callable<Boolean> until) {
        task.start();
        try {
            await().atMost(Duration.ofSeconds(10)).until(until);
        } finally {
            task.stop();
        }
    }
}
