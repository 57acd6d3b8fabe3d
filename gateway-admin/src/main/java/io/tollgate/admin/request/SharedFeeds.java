package io.tollgate.admin.request;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;

/** Endless feeds that run once for all who listen to the same, from the first of them to the last. */
final class SharedFeeds<K, V> {

    /** What a listener may be behind; then it misses the oldest, so that none holds up the others. */
    private static final int MOST_BEHIND = 1_000;

    private final Map<K, Flux<V>> running = new ConcurrentHashMap<>();

    /** The feed under this key; the source is asked for one when none runs. */
    Flux<V> listen(K key, Supplier<Flux<V>> source) {
        return Flux.defer(() -> running.computeIfAbsent(key, absent -> shared(absent, source)))
                .onBackpressureBuffer(MOST_BEHIND, missed -> {}, BufferOverflowStrategy.DROP_OLDEST);
    }

    private Flux<V> shared(K key, Supplier<Flux<V>> source) {
        return Flux.defer(source).doFinally(end -> running.remove(key)).share();
    }

    /** How many run now. */
    int count() {
        return running.size();
    }
}
