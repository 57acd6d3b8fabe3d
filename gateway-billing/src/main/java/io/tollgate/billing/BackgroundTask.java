package io.tollgate.billing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Work that a node does again and again while it runs, one turn after the other. */
public final class BackgroundTask implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTask.class);

    private static final String NO_TROUBLE = "";

    /**
     * Below those of Spring Boot's web server, which are at most 2,048 below the default: the work begins before the first
     * request and goes on until the last one is answered.
     */
    private static final int PHASE = DEFAULT_PHASE - 4_096;

    private final String name;
    private final Duration pause;
    private final Mono<Void> turn;
    private volatile @Nullable Disposable running;
    private volatile String trouble = NO_TROUBLE;

    /**
     * @param name for the log
     * @param pause between the end of a turn and the beginning of the next
     * @param turn one turn, which may take as long as it will; a failure is logged once until another comes or a turn
     *     succeeds, and the next turn comes all the same
     */
    public BackgroundTask(String name, Duration pause, Mono<Void> turn) {
        this.name = name;
        this.pause = pause;
        this.turn = turn;
    }

    /**
     * A task whose turns are given up when they take longer than this.
     *
     * @param patience for one turn
     */
    public BackgroundTask(String name, Duration pause, Duration patience, Mono<Void> turn) {
        this(name, pause, turn.timeout(patience));
    }

    @Override
    public void start() {
        running = turn.doOnSuccess(done -> recovered())
                .onErrorResume(this::report)
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
        String found = Exceptions.unwrapMultiple(failure).get(0).toString();
        if (!found.equals(trouble)) {
            trouble = found;
            LOG.warn("{} failed and is tried again: {}", name, found);
        }
        return Mono.empty();
    }

    private void recovered() {
        if (!trouble.equals(NO_TROUBLE)) {
            trouble = NO_TROUBLE;
            LOG.info("{} works again", name);
        }
    }
}
