package io.tollgate.routing.catalogue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * One read at a time for any number of callers. A caller never gets the result of a read that began before it asked, because
 * that one may have missed what the caller knows to be there: it shares the next.
 */
final class SharedRead<T> {

    private static final long NEVER = -1;

    private final Mono<T> read;
    private final long apartMillis;
    private long lastBegin = NEVER;
    private Sinks.Empty<Void> lastEnd = Sinks.empty();
    private @Nullable Mono<T> next;

    SharedRead(Mono<T> read) {
        this(read, Duration.ZERO);
    }

    /** @param apart the least time from one read's begin to the next's */
    SharedRead(Mono<T> read, Duration apart) {
        this.read = read;
        this.apartMillis = apart.toMillis();
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
                    .then(Mono.defer(this::turn))
                    .then(Mono.defer(this::begin))
                    .doFinally(signal -> end.tryEmitEmpty())
                    .cache();
            lastEnd = end;
        }
        return next;
    }

    private synchronized Mono<Void> turn() {
        // The clock may be set back.
        long wait = lastBegin == NEVER ? 0 : Math.min(apartMillis, lastBegin + apartMillis - now());
        return wait > 0 ? Mono.delay(Duration.ofMillis(wait)).then() : Mono.empty();
    }

    /** From here on callers share the one after. */
    private synchronized Mono<T> begin() {
        next = null;
        lastBegin = now();
        return read;
    }

    /** Virtual in tests. */
    private static long now() {
        return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
    }
}
