package io.tollgate.api.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.core.publisher.Mono;

/** Asks a silent store once a second, not once a request, and never waits long. */
final class FailFastGrantStore implements GrantStore {

    private static final Logger log = LoggerFactory.getLogger(FailFastGrantStore.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NEVER = Long.MIN_VALUE;

    private final GrantStore store;
    private final Ticker ticker;
    private final AtomicLong silentSince = new AtomicLong(NEVER);

    FailFastGrantStore(GrantStore store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
    }

    @Override
    public Mono<GrantOutcome> load(SecretHash hash) {
        return Mono.defer(() -> resting() ? Mono.error(new StoreSilent()) : ask(hash));
    }

    private Mono<GrantOutcome> ask(SecretHash hash) {
        return store.load(hash)
                .timeout(PATIENCE)
                .doOnNext(outcome -> answered())
                .doOnError(this::failed);
    }

    private boolean resting() {
        long since = silentSince.get();
        return since != NEVER && ticker.read() - since < PAUSE_NANOS;
    }

    private void answered() {
        if (silentSince.getAndSet(NEVER) != NEVER) {
            log.info("Postgres answers again");
        }
    }

    private void failed(Throwable problem) {
        if (!isSilence(problem)) {
            log.error("a key could not be read", problem);
        } else if (silentSince.getAndSet(ticker.read()) == NEVER) {
            log.warn("Postgres is silent, only keys known to this node are served: {}", problem.toString());
        }
    }

    private static boolean isSilence(Throwable problem) {
        return problem instanceof TimeoutException
                || problem instanceof DataAccessResourceFailureException
                || problem instanceof NonTransientDataAccessResourceException
                || problem instanceof TransientDataAccessResourceException;
    }

    /** The store was silent a moment ago. */
    static final class StoreSilent extends RuntimeException {

        StoreSilent() {
            super("Postgres was silent a moment ago", null, false, false);
        }
    }
}
