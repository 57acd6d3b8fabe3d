package io.tollgate.billing.ledger;

import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.attribution.UsageRow;
import io.tollgate.billing.ledger.LedgerRows.RowId;
import io.tollgate.billing.redis.ShardEpochs;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.settlement.LostMarks;
import io.tollgate.billing.settlement.SettleScript;
import io.tollgate.billing.settlement.SettleScript.Ended;
import io.tollgate.billing.settlement.SettleScript.Ending;
import io.tollgate.billing.settlement.SettleScript.Reply;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEventCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Settles again what may have been settled before, in counters that Redis has lost since. While the shard's position is
 * held, no row of it can appear: what has a row, or waits in the stream for one, is left alone.
 */
public final class Replay {

    /** Given up by a sweeper, and so far at no charge. */
    private static final boolean LOST = true;

    private final LedgerRows rows;
    private final ShardCounters counters;
    private final LostMarks marks;
    private final SettleScript script;
    private final ShardEpochs epochs;
    private final TransactionalOperator transaction;

    public Replay(
            StatefulRedisConnection<String, String> redis,
            ConnectionFactory postgres,
            UsageEventCodec codec,
            SettleScript script,
            ShardEpochs epochs) {
        this.rows = new LedgerRows(DatabaseClient.create(postgres));
        this.counters = new ShardCounters(redis, codec);
        this.marks = new LostMarks(redis);
        this.script = script;
        this.epochs = epochs;
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(postgres));
    }

    /**
     * Settles those that are not settled.
     *
     * @param settled told of each that is, now or since before
     */
    public Mono<Void> settle(ShardKeys shard, List<Ending> endings, BiConsumer<Ending, Ended> settled) {
        List<UUID> ids = endings.stream()
                .map(ending -> UUID.fromString(ending.requestId()))
                .toList();
        return rows.lock(shard.shard())
                .flatMap(position ->
                        rows.recorded(shard.shard(), ids).flatMap(recorded -> known(shard, position, recorded)))
                .flatMapMany(known -> Flux.fromIterable(endings)
                        .concatMap(ending -> settle(shard, ending, known)
                                .filter(ended -> ended.reply() != Reply.EPOCH)
                                .doOnNext(ended -> settled.accept(ending, ended))))
                .then()
                .as(transaction::transactional);
    }

    /** What has a row or waits for one; up to which position of the stream. */
    private record Known(String end, Map<RowId, Boolean> lost) {}

    private Mono<Known> known(ShardKeys shard, String position, Map<RowId, Boolean> recorded) {
        return counters.snapshot(shard, List.of())
                .flatMap(found -> counters.between(shard, position, found.end())
                        .collect(() -> new HashMap<>(recorded), (all, row) -> all.put(RowId.of(row), isLost(row)))
                        .map(all -> new Known(found.end(), all)));
    }

    private static boolean isLost(UsageRow row) {
        return row.event().outcome().status() == UsageEvent.Status.LOST;
    }

    private Mono<Ended> settle(ShardKeys shard, Ending ending, Known known) {
        UUID id = UUID.fromString(ending.requestId());
        Boolean first = known.lost().get(new RowId(id, 0));
        if (first == null) {
            return script.run(ending, false);
        }
        if (first == LOST && !known.lost().containsKey(new RowId(id, 1))) {
            return marks.set(shard, ending.requestId()).then(script.run(ending, false));
        }
        return Mono.just(new Ended(Reply.REPLAYED, epochs.known(shard.shard()), known.end()));
    }
}
