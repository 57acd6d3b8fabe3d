package io.tollgate.routing.signing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The token of one credential: fetched once for all who wait, and again before its end, for which nobody waits. */
final class HeldToken {

    private static final Logger LOG = LoggerFactory.getLogger(HeldToken.class);

    /** After a refresh that failed while the token was still good. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Mono<Token> fetch;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Mono<Token>> underWay = new AtomicReference<>();
    private volatile @Nullable Token token;
    private volatile Instant nextRefresh = Instant.EPOCH;

    HeldToken(Mono<Token> fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    Mono<Token> get() {
        return Mono.defer(this::current);
    }

    private Mono<Token> current() {
        Token current = token;
        Instant now = clock.instant();
        if (current == null || !current.isGood(now)) {
            return fetched();
        }
        if (current.isAging(now) && now.isAfter(nextRefresh)) {
            nextRefresh = now.plus(PAUSE);
            // Nobody waits for this one: it is its own owner, and tells of its failure itself.
            fetched().subscribe(fresh -> {}, error -> LOG.warn("a token was not refreshed: {}", error.getMessage()));
        }
        return Mono.just(current);
    }

    /** One fetch at a time, whose outcome all get who ask meanwhile. */
    private Mono<Token> fetched() {
        // Whoever hears of its end may ask again at once: then it is over already.
        Mono<Token> fresh = fetch.doOnNext(this::keep)
                .doOnTerminate(() -> underWay.set(null))
                .cache();
        Mono<Token> first = underWay.compareAndExchange(null, fresh);
        return first == null ? fresh : first;
    }

    private void keep(Token fresh) {
        token = fresh;
    }
}
