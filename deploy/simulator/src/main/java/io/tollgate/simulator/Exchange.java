package io.tollgate.simulator;

import java.util.concurrent.atomic.AtomicBoolean;

/** One chat request from its arrival to its end, counted exactly once however it ends. */
final class Exchange {

    private final SimulatedProvider provider;
    private final AtomicBoolean ended = new AtomicBoolean();

    Exchange(SimulatedProvider provider) {
        this.provider = provider;
        provider.begun();
    }

    /** The last byte was handed to the network, so that whoever has the whole answer also sees it counted. */
    void answered(int status) {
        end(status < 300 ? provider::succeeded : () -> {});
    }

    /** The simulator itself broke it off. */
    void broken() {
        end(() -> {});
    }

    /** It is over; unless it was answered or broken before, the client has left. */
    void over() {
        end(provider::cancelled);
    }

    private void end(Runnable count) {
        if (ended.compareAndSet(false, true)) {
            count.run();
            provider.ended();
        }
    }
}
