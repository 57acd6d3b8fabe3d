package io.tollgate.api.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Learns from PostgreSQL which organizations changed, in case the news of a change was lost: one statement for all keys that
 * this node knows, however many they are.
 */
final class RevisedOrganizations {

    private static final String CHANGED = """
            select asked.at, o.id, o.revision
              from (select clock_timestamp() as at) asked
              left join organization o on o.revised_at > :since
            """;

    /** Nothing changed after this: the first time only the database's clock is read. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** A change is dated before it is committed; none takes so long. */
    private static final Duration LONGEST_CHANGE = Duration.ofMinutes(1);

    private final DatabaseClient database;
    private final Duration trusted;
    private final Ticker ticker;
    private volatile @Nullable Asked last;

    /**
     * What the database said.
     *
     * @param at by its clock
     * @param ticks when it was asked, by this node's
     */
    private record Asked(Instant at, long ticks, Map<UUID, Long> revisions) {}

    private record Found(
            Instant at,
            @Nullable UUID organizationId,
            @Nullable Long revision) {}

    /** @param trusted for so long it is known what changed, once it was asked */
    RevisedOrganizations(DatabaseClient database, Duration trusted, Ticker ticker) {
        this.database = database;
        this.trusted = trusted;
        this.ticker = ticker;
    }

    /** Whether every change is known that was made before now, less the time for which that is trusted. */
    boolean areKnown() {
        Asked asked = last;
        return asked != null && ticker.read() - asked.ticks < trusted.toNanos();
    }

    /** Asks, and lets what these keys were before the changes be forgotten. */
    Mono<Void> ask(KeyGrants grants) {
        return Mono.defer(() -> ask(grants, last, ticker.read()));
    }

    private Mono<Void> ask(KeyGrants grants, @Nullable Asked before, long ticks) {
        return database.sql(CHANGED)
                .bind("since", before == null ? NEVER : before.at.minus(LONGEST_CHANGE))
                .map(row -> new Found(
                        Objects.requireNonNull(row.get("at", Instant.class)),
                        row.get("id", UUID.class),
                        row.get("revision", Long.class)))
                .all()
                .collectList()
                .doOnNext(found -> {
                    Asked now = asked(found, ticks);
                    forget(grants, before, now);
                    last = now;
                })
                .then();
    }

    private static Asked asked(List<Found> found, long ticks) {
        Map<UUID, Long> revisions = new HashMap<>();
        for (Found each : found) {
            if (each.organizationId != null && each.revision != null) {
                revisions.put(each.organizationId, each.revision);
            }
        }
        return new Asked(found.get(0).at, ticks, revisions);
    }

    private static void forget(KeyGrants grants, @Nullable Asked before, Asked now) {
        if (before == null) {
            grants.forgetAll();
            return;
        }
        Map<UUID, Long> changed = new HashMap<>(now.revisions);
        changed.entrySet().removeAll(before.revisions.entrySet());
        // Forgetting goes through all keys.
        if (!changed.isEmpty()) {
            grants.forget(changed);
        }
    }
}
