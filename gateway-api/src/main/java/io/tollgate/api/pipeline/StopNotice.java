package io.tollgate.api.pipeline;

import io.tollgate.routing.call.Stopping;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Tells the streams under way a moment before the server cuts off what has not ended by then, so that their callers read why,
 * and their rows say it.
 */
final class StopNotice implements SmartLifecycle {

    /** Enough to write the last event of every stream. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final Stopping stopping;
    private final Duration grace;
    private final Disposable.Swap notice = Disposables.swap();
    private volatile boolean running;

    /**
     * @param grace how long the server waits for what is under way when it is asked to stop
     */
    StopNotice(Stopping stopping, Duration grace) {
        this.stopping = stopping;
        this.grace = grace;
    }

    @Override
    public void start() {
        notice.update(Disposables.disposed());
        stopping.takeBack();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        Duration pause = grace.minus(LAST_WORDS);
        notice.update(Mono.delay(pause.isNegative() ? Duration.ZERO : pause).subscribe(over -> stopping.announce()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the server's, which waits, and after that in which the node still serves. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
