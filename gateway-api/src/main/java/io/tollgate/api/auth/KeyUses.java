package io.tollgate.api.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells Postgres when keys were last used, once a minute for all of them: a request only looks into a map, and a time that is
 * lost with its node is a minute of nobody's money.
 */
final class KeyUses implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeyUses.class);
    /** In one order, and past what others change just now: many nodes write here. */
    private static final String WRITE = """
            update virtual_key k set last_used_at = greatest(k.last_used_at, :at)
            from (select organization_id, id from virtual_key
                where (organization_id, id) in (
                    select * from unnest(cast(:organizations as uuid[]), cast(:keys as uuid[])))
                order by organization_id, id for no key update skip locked) used
            where k.organization_id = used.organization_id and k.id = used.id
            """;

    private final ConcurrentHashMap<UUID, UUID> used = new ConcurrentHashMap<>();
    private final DatabaseClient database;
    private final Clock clock;
    private final Duration every;
    private final Disposable.Swap writing = Disposables.swap();

    KeyUses(DatabaseClient database, Clock clock, Duration every) {
        this.database = database;
        this.clock = clock;
        this.every = every;
    }

    /** Notes that the key is used now. */
    void note(KeyGrant grant) {
        if (!used.containsKey(grant.keyId())) {
            used.put(grant.keyId(), grant.organizationId());
        }
    }

    /** Writes what was noted since the last time. */
    Mono<Void> write() {
        List<UUID> keys =
                used.keySet().stream().sorted(Comparator.naturalOrder()).toList();
        List<UUID> organizations =
                keys.stream().map(key -> used.getOrDefault(key, key)).toList();
        used.keySet().removeAll(keys);
        return keys.isEmpty() ? Mono.empty() : write(keys, organizations, clock.instant());
    }

    private Mono<Void> write(List<UUID> keys, List<UUID> organizations, Instant at) {
        return database.sql(WRITE)
                .bind("at", at)
                .bind("keys", keys.toArray(UUID[]::new))
                .bind("organizations", organizations.toArray(UUID[]::new))
                .then()
                .doOnError(failure -> log.debug("when keys were last used is not stored", failure))
                .onErrorComplete();
    }

    @Override
    public void start() {
        writing.update(Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(tick -> write())
                .subscribe());
    }

    @Override
    public void stop() {
        writing.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        Disposable current = writing.get();
        return current != null && !current.isDisposed();
    }
}
