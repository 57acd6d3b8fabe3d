package io.tollgate.routing.catalogue;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One read at a time for any number of callers. A caller never gets the result of a read that began before it asked, because
 * that one may have missed what the caller knows to be there: it shares the next.
 */
final class SharedRead<T> {

    private final Mono<T> read;
    private Sinks.Empty<Void> lastEnd = Sinks.empty();
    private @Nullable Mono<T> next;

    SharedRead(Mono<T> read) {
        this.read = read;
        lastEnd.tryEmitEmpty();
    }

    /** The result of a read that begins after subscription. */
    Mono<T> result() {
        return Mono.defer(this::join);
    }

    private synchronized Mono<T> join() {
        if (next == null) {
            Sinks.Empty<Void> end = Sinks.empty();
            next = lastEnd.asMono()
                    .then(Mono.defer(this::begin))
                    .doFinally(signal -> end.tryEmitEmpty())
                    .cache();
            lastEnd = end;
        }
        return next;
    }

    /** From here on callers share the one after. */
    private synchronized Mono<T> begin() {
        next = null;
        return read;
    }
}
