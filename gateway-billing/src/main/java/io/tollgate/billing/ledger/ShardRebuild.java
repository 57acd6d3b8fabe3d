package io.tollgate.billing.ledger;

import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.attribution.UsageRow;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.usage.UsageEventCodec;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Rebuilds a shard's counters from rows, from what is settled and not written yet, and from open holds.
 *
 * <p>It happens in a transaction that holds the shard's position, so that one node does it, and nobody writes rows
 * meanwhile. The shard is closed first: no script counts anything until it is opened with its new epoch. Whatever fails on
 * the way leaves it closed, and the next who comes begins anew.
 */
public final class ShardRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(ShardRebuild.class);

    private final LedgerRows rows;
    private final ShardCounters counters;
    private final Unwritten unwritten;
    private final ShardGate gate;
    private final TransactionalOperator transaction;

    public ShardRebuild(
            StatefulRedisConnection<String, String> redis, ConnectionFactory postgres, UsageEventCodec codec) {
        this.rows = new LedgerRows(DatabaseClient.create(postgres));
        this.counters = new ShardCounters(redis, codec);
        this.unwritten = new Unwritten(counters, rows);
        this.gate = new ShardGate(redis);
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(postgres));
    }

    /**
     * The epoch that a shard's counters are of, after they were rebuilt if they are others than the rows go on from.
     *
     * @param server which run of which Redis is asked: one that was started again may have lost its last second
     */
    public Mono<String> ensure(ShardKeys shard, String server) {
        return rows.lock(shard.shard())
                .flatMap(position -> rows.epoch(shard.shard())
                        .zipWith(gate.epoch(shard))
                        .flatMap(known -> isWhole(known.getT1(), known.getT2(), server)
                                ? Mono.just(known.getT2())
                                : rebuild(shard, position, IdKind.next() + "@" + server)
                                        .doOnNext(epoch -> report(shard, known.getT1()))))
                .as(transaction::transactional);
    }

    private static boolean isWhole(String remembered, String found, String server) {
        return !found.isEmpty() && found.equals(remembered) && found.endsWith("@" + server);
    }

    private Mono<String> rebuild(ShardKeys shard, String position, String epoch) {
        return gate.close(shard, epoch)
                .then(counters.snapshot(shard, List.of()))
                .flatMap(found ->
                        unwritten.after(shard, position, found.end()).flatMap(waiting -> state(shard, found, waiting)))
                .flatMap(state -> gate.write(shard, epoch, state))
                .then(rows.lost(shard.shard()).collectList().flatMap(lost -> gate.giveUp(shard, lost)))
                .then(rows.revisions(shard.shard()).flatMap(revisions -> gate.revise(shard, revisions)))
                .then(gate.open(shard, epoch, position))
                .then(rows.remember(shard.shard(), epoch))
                .thenReturn(epoch);
    }

    private static void report(ShardKeys shard, String remembered) {
        if (!remembered.isEmpty()) {
            LOG.info("counters of shard {} are rebuilt from its rows", shard.shard());
        }
    }

    private Mono<ShardState> state(ShardKeys shard, ShardSnapshot found, Collection<UsageRow> waiting) {
        List<UUID> held = found.holds().stream()
                .map(hold -> UUID.fromString(hold.requestId()))
                .toList();
        return rows.spentByRollUps(shard.shard())
                .zipWith(rows.recorded(shard.shard(), held))
                .map(recorded -> ShardState.of(
                        found, recorded.getT1(), waiting, recorded.getT2().keySet()));
    }
}
