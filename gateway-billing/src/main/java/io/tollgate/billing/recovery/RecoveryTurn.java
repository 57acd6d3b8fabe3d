package io.tollgate.billing.recovery;

import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.Readable;
import io.tollgate.billing.journal.RetainedEvents;
import io.tollgate.billing.journal.ShardPosition;
import io.tollgate.billing.ledger.Replay;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.settlement.SettleScript.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What a node does every second so that nothing stays lost: looks whether Redis is the one it was, and settles again. */
public final class RecoveryTurn {

    /** How often a node that runs calls {@link #run}. */
    public static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int AT_ONCE = 4;

    /** So many settlements of a shard are replayed in a turn. */
    private static final int MOST_REPLAYED = 5_000;

    private static final String POSITIONS =
            "select shard, stream_id, coalesce(epoch, '') as epoch from attribution_position";

    private static final ShardPosition NOWHERE = new ShardPosition("", "0-0");

    private final StatefulRedisConnection<String, String> redis;
    private final DatabaseClient database;
    private final Epochs epochs;
    private final RetainedEvents retained;
    private final Replay replay;
    private final RedisServer server;
    private volatile String lastRun = "";

    public RecoveryTurn(
            StatefulRedisConnection<String, String> redis,
            DatabaseClient database,
            Epochs epochs,
            RetainedEvents retained,
            Replay replay) {
        this.redis = redis;
        this.database = database;
        this.epochs = epochs;
        this.retained = retained;
        this.replay = replay;
        this.server = new RedisServer(redis);
    }

    /** One turn. */
    public Mono<Void> run() {
        return server.run()
                .doOnNext(this::notice)
                .flatMap(run ->
                        positions().flatMap(positions -> renew(run, positions).thenReturn(positions)))
                .flatMap(this::release)
                .thenMany(Flux.defer(() -> Flux.fromIterable(retained.dueShards())))
                .concatMapDelayError(this::replay)
                .then();
    }

    private void notice(String run) {
        if (!run.equals(lastRun)) {
            epochs.forget();
            lastRun = run;
        }
    }

    private Mono<Map<Integer, ShardPosition>> positions() {
        return database.sql(POSITIONS)
                .map(RecoveryTurn::position)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Map.Entry<Integer, ShardPosition> position(Readable row) {
        return Map.entry(
                Objects.requireNonNull(row.get("shard", Integer.class)),
                new ShardPosition(
                        Objects.requireNonNull(row.get("epoch", String.class)),
                        Objects.requireNonNull(row.get("stream_id", String.class))));
    }

    private Mono<Void> renew(String run, Map<Integer, ShardPosition> positions) {
        return Flux.range(0, ShardKeys.SHARDS)
                .flatMapDelayError(
                        shard -> renew(
                                shard,
                                run,
                                positions.getOrDefault(shard, NOWHERE).epoch()),
                        AT_ONCE,
                        1)
                .then();
    }

    private Mono<Void> renew(int shard, String run, String remembered) {
        return Mono.fromCompletionStage(() -> redis.async().get(new ShardKeys(shard).epoch()))
                .defaultIfEmpty("")
                .flatMap(found -> !found.isEmpty() && found.equals(remembered) && found.endsWith("@" + run)
                        ? epochs.adopt(shard, found)
                        : epochs.renewed(shard));
    }

    private Mono<Void> release(Map<Integer, ShardPosition> positions) {
        return Mono.<Void>fromRunnable(() -> retained.passed(positions)).subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Void> replay(int shard) {
        return Mono.fromCallable(() -> retained.due(shard, MOST_REPLAYED))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(due -> replay(shard, due));
    }

    private Mono<Void> replay(int shard, List<Ending> due) {
        return due.isEmpty() ? Mono.empty() : replay.settle(new ShardKeys(shard), due, retained::settled);
    }
}
