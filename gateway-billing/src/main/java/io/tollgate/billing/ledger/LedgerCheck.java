package io.tollgate.billing.ledger;

import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.attribution.UsageRow;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.usage.UsageEventCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares counters, rows, roll-ups and open holds, to the nano-USD, beside a gateway that runs: a shard's writer waits
 * while the shard is compared, and Redis is looked at in one step.
 */
public final class LedgerCheck {

    private final LedgerRows rows;
    private final ShardCounters counters;
    private final Unwritten unwritten;
    private final RollUpCheck rollUps;
    private final TransactionalOperator transaction;

    public LedgerCheck(
            StatefulRedisConnection<String, String> redis, ConnectionFactory postgres, UsageEventCodec codec) {
        DatabaseClient database = DatabaseClient.create(postgres);
        this.rows = new LedgerRows(database);
        this.counters = new ShardCounters(redis, codec);
        this.unwritten = new Unwritten(counters, rows);
        this.rollUps = new RollUpCheck(database);
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(postgres));
    }

    /** Compares everything there is. */
    public Mono<LedgerReport> verify() {
        return counters.keys()
                .collectList()
                .flatMapMany(keys -> Flux.range(0, ShardKeys.SHARDS)
                        .map(ShardKeys::new)
                        .concatMap(shard -> verify(shard, known(shard, keys)).as(transaction::transactional)))
                .reduce(LedgerReport.EMPTY, LedgerReport::and)
                .zipWith(rollUps.differences(), LedgerReport::and);
    }

    private static List<String> known(ShardKeys shard, List<String> keys) {
        String beginning = shard.anyCounters();
        return keys.stream()
                .filter(key -> key.startsWith(beginning))
                .map(key -> key.substring(beginning.length()))
                .toList();
    }

    private Mono<LedgerReport> verify(ShardKeys shard, List<String> known) {
        return rows.lock(shard.shard())
                .flatMap(position ->
                        rows.spent(shard.shard()).flatMap(recorded -> compare(shard, position, recorded, known)));
    }

    private Mono<LedgerReport> compare(ShardKeys shard, String position, Counters recorded, List<String> known) {
        Set<String> scopes = new TreeSet<>(known);
        scopes.addAll(recorded.scopes());
        return counters.snapshot(shard, new ArrayList<>(scopes))
                .flatMap(counted -> unwritten
                        .after(shard, position, counted.end())
                        .map(waiting -> report(recorded, counted, waiting)));
    }

    private static LedgerReport report(Counters recorded, ShardSnapshot counted, Collection<UsageRow> waiting) {
        waiting.forEach(recorded::add);
        List<Difference> differences = new CounterCheck(recorded, counted).differences();
        int scopes = counted.scopes().size();
        return new LedgerReport(scopes, waiting.size(), counted.holds().size(), differences);
    }
}
