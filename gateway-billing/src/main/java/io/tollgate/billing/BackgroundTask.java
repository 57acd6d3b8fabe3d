package io.tollgate.billing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Work that a node does again and again while it runs, one turn after the other. */
public final class BackgroundTask implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTask.class);

    /**
     * Below those of Spring Boot's web server, which are at most 2,048 below the default: the work begins before the first
     * request and goes on until the last one is answered.
     */
    private static final int PHASE = DEFAULT_PHASE - 4_096;

    private final String name;
    private final Duration pause;
    private final Mono<Void> turn;
    private volatile @Nullable Disposable running;

    /**
     * @param name for the log
     * @param pause between the end of a turn and the beginning of the next
     * @param turn one turn; a failure is logged, and the next turn comes all the same
     */
    public BackgroundTask(String name, Duration pause, Mono<Void> turn) {
        this.name = name;
        this.pause = pause;
        this.turn = turn;
    }

    @Override
    public void start() {
        running = turn.onErrorResume(this::report)
                .then(Mono.delay(pause, Schedulers.parallel()))
                .repeat()
                .subscribe();
    }

    @Override
    public void stop() {
        Disposable current = running;
        if (current != null) {
            current.dispose();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private Mono<Void> report(Throwable failure) {
        LOG.warn("{} failed and is tried again: {}", name, failure.toString());
        return Mono.empty();
    }
}
