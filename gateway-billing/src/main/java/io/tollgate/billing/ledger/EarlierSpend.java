package io.tollgate.billing.ledger;

import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.ledger.OpenedParts.Part;
import io.tollgate.billing.ledger.OpenedParts.Uncounted;
import io.tollgate.billing.redis.RecoveringException;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ShardKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts in parts of scopes, and for end users, what was spent before a budget made somebody count it there: so that a budget
 * which is made in the middle of its window finds what was spent in it.
 *
 * <p>It happens in a transaction that holds the shard's position, so that nobody writes rows or rebuilds counters meanwhile.
 * Requests that were under way when the budget was made are counted when they have their rows.
 */
public final class EarlierSpend {

    /** How often a node that runs calls {@link #countDue}. */
    public static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int AT_ONCE = 64;

    /** Longer than it takes to learn whether a transaction was committed. */
    private static final Duration MEMORY = Duration.ofDays(2);

    private final OpenedParts parts;
    private final LedgerRows rows;
    private final RedisScript<Long> script;
    private final TransactionalOperator transaction;

    public EarlierSpend(StatefulRedisConnection<String, String> redis, ConnectionFactory postgres) {
        DatabaseClient database = DatabaseClient.create(postgres);
        this.parts = new OpenedParts(database);
        this.rows = new LedgerRows(database);
        this.script = RedisScript.answeringInteger(redis, "accounting.lua", "count_earlier.lua");
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(postgres));
    }

    /** Looks at the rows of all parts that are new, or of which requests may have been under way. */
    public Mono<Void> countDue() {
        return count(Optional.empty());
    }

    /** The same for one organization, whose budgets may have changed. */
    public Mono<Void> countDue(UUID organizationId) {
        return count(Optional.of(organizationId));
    }

    private Mono<Void> count(Optional<UUID> organizationId) {
        return parts.followBudgets(organizationId)
                .as(transaction::transactional)
                .thenMany(parts.due(organizationId).collectList().flatMapIterable(due -> due))
                .concatMapDelayError(part -> count(part).as(transaction::transactional))
                .then();
    }

    private Mono<Void> count(Part part) {
        ShardKeys shard = new ShardKeys(part.shard());
        return parts.claim(part)
                .flatMap(claimed -> rows.lock(part.shard()))
                .flatMap(position -> rows.epoch(part.shard()))
                .flatMap(epoch -> count(part, shard, epoch).then(parts.goOn(part)));
    }

    private Mono<Void> count(Part part, ShardKeys shard, String epoch) {
        return parts.uncounted(part)
                .collectList()
                .flatMapMany(found -> Flux.fromIterable(found)
                        .bufferUntilChanged(Uncounted::scope)
                        .flatMap(days -> count(shard, epoch, days), AT_ONCE)
                        .thenMany(Flux.fromIterable(found)))
                .concatMap(each -> parts.record(part, each))
                .then();
    }

    private Mono<Void> count(ShardKeys shard, String epoch, List<Uncounted> days) {
        String scope = days.get(0).scope();
        List<String> arguments = new ArrayList<>(List.of(epoch, Long.toString(MEMORY.toSeconds())));
        for (Uncounted each : days) {
            arguments.add(Long.toString(each.day().toEpochDay()));
            arguments.add(Long.toString(each.nano()));
            arguments.add(Long.toString(each.known()));
        }
        return script.run(List.of(shard.epoch(), shard.counters(scope), shard.earlier(scope)), arguments)
                .doOnNext(done -> requireKnown(shard, done))
                .then();
    }

    private static void requireKnown(ShardKeys shard, long done) {
        if (done == 0) {
            throw new RecoveringException(shard.shard());
        }
    }
}
