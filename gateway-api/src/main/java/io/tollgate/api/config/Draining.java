package io.tollgate.api.config;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Goes on serving for a moment when the node is asked to stop. Its readiness is down by then, and each answer is its
 * connection's last, so that load balancers and pools of connections turn to other nodes before connections are closed that
 * somebody might just be using.
 */
final class Draining implements SmartLifecycle {

    private final Duration pause;
    private volatile boolean running;
    private volatile boolean begun;

    Draining(Duration pause) {
        this.pause = pause;
    }

    /** Whether connections are to be used no more. */
    boolean isBegun() {
        return begun;
    }

    @Override
    public void start() {
        begun = false;
        running = true;
    }

    @Override
    public void stop() {
        begun = true;
        running = false;
    }

    @Override
    public void stop(Runnable over) {
        stop();
        if (pause.isZero()) {
            over.run();
        } else {
            Mono.delay(pause).subscribe(passed -> over.run());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First of all: what stops later waits for it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
