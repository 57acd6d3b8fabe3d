package io.tollgate.api.auth;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.tollgate.api.auth.GrantOutcome.Granted;
import io.tollgate.api.auth.GrantOutcome.Refused;
import io.tollgate.api.error.KeyErrors;
import io.tollgate.billing.tenant.SecretHasher;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Keeps grants in memory: one read per key at a time, refreshed beside the requests, served stale while the store is
 * silent.
 */
final class CachedKeyGrants implements KeyGrants {

    private static final Logger log = LoggerFactory.getLogger(CachedKeyGrants.class);

    private final SecretHasher hasher;
    private final Clock clock;
    private final AsyncLoadingCache<SecretHash, GrantOutcome> cache;

    CachedKeyGrants(SecretHasher hasher, GrantStore store, GrantCacheSettings settings, Clock clock, Ticker ticker) {
        this.hasher = hasher;
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .maximumSize(settings.mostKeys())
                .refreshAfterWrite(settings.refreshAfter())
                .expireAfter(new OutcomeExpiry(settings.staleFor(), settings.refusedFor()))
                .ticker(ticker)
                // To keep the cache in order takes less than to wake a thread that does.
                .executor(Runnable::run)
                .buildAsync(new Loader(store));
    }

    @Override
    public Mono<GrantOutcome> find(String secret) {
        return known(SecretHash.of(hasher.hash(secret)));
    }

    @Override
    public Mono<GrantOutcome> reload(KeyGrant stale) {
        CompletableFuture<GrantOutcome> held = cache.getIfPresent(stale.hash());
        if (held != null && held.isDone() && !newer(held, stale)) {
            cache.asMap().remove(stale.hash(), held);
        }
        return known(stale.hash());
    }

    @Override
    public void forget(Map<UUID, Long> revisions) {
        cache.asMap().values().removeIf(held -> !isUntouched(held, revisions));
    }

    @Override
    public void forgetAll() {
        cache.asMap().clear();
    }

    /** The shared future is not cancelled when one of those who wait for it goes away. */
    private Mono<GrantOutcome> known(SecretHash hash) {
        return Mono.fromFuture(() -> cache.get(hash), true)
                .map(this::judgedNow)
                .onErrorResume(CachedKeyGrants::unavailable);
    }

    private GrantOutcome judgedNow(GrantOutcome outcome) {
        if (outcome instanceof Granted granted && granted.grant().expired(clock.instant())) {
            KeyGrant grant = granted.grant();
            return new Refused(
                    KeyErrors.expired(grant.keyName(), grant.expiresAt().orElseThrow()));
        }
        return outcome;
    }

    private static Mono<GrantOutcome> unavailable(Throwable problem) {
        log.debug("a key could not be read", problem);
        return Mono.just(new Refused(KeyErrors.cannotBeChecked()));
    }

    private static boolean newer(CompletableFuture<GrantOutcome> held, KeyGrant stale) {
        return !held.isCompletedExceptionally()
                && held.join() instanceof Granted granted
                && granted.grant().organizationRevision() > stale.organizationRevision();
    }

    /** Refusals, and what is being read just now, may be of any organization. */
    private static boolean isUntouched(CompletableFuture<GrantOutcome> held, Map<UUID, Long> revisions) {
        return held.isDone()
                && !held.isCompletedExceptionally()
                && held.join() instanceof Granted granted
                && granted.grant().organizationRevision()
                        >= revisions.getOrDefault(granted.grant().organizationId(), Long.MIN_VALUE);
    }

    private record Loader(GrantStore store) implements AsyncCacheLoader<SecretHash, GrantOutcome> {

        @Override
        public CompletableFuture<GrantOutcome> asyncLoad(SecretHash hash, Executor executor) {
            return store.load(hash).toFuture();
        }

        @Override
        public CompletableFuture<GrantOutcome> asyncReload(SecretHash hash, GrantOutcome known, Executor executor) {
            return store.reload(hash, known).toFuture();
        }
    }
}
