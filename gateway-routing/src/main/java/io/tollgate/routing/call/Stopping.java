package io.tollgate.routing.call;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells the streams under way that this node ends before they do. */
public final class Stopping {

    /** For what ends with the node unheard. */
    static final Stopping UNANNOUNCED = new Stopping();

    private volatile Sinks.Empty<Void> soon = Sinks.empty();
    private volatile boolean announced;

    /** Ends every stream that is under way. */
    public void announce() {
        announced = true;
        soon.tryEmitEmpty();
    }

    /** The node serves, for the first time or again. */
    public void takeBack() {
        announced = false;
        soon = Sinks.empty();
    }

    boolean isAnnounced() {
        return announced;
    }

    /** Completes when it is announced. */
    Mono<Void> soon() {
        return soon.asMono();
    }
}
