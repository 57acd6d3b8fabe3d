package io.tollgate.billing.settlement;

import io.lettuce.core.KeyValue;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.settlement.SettleScript.Ended;
import io.tollgate.billing.settlement.SettleScript.Ending;
import io.tollgate.billing.settlement.SettleScript.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives up the holds of nodes whose lease has ended: releases them and writes rows that charge the tenant nothing. */
public final class LostHolds {

    private static final Logger LOG = LoggerFactory.getLogger(LostHolds.class);
    private static final int AT_ONCE = 16;
    private static final int HOLD_PARTS = 5;

    /** How often a node that runs calls {@link #sweep}. */
    public static final Duration PAUSE = Duration.ofSeconds(5);

    /** For as many sweeps after an outage as every living node needs to renew its lease. */
    private static final int SWEEPS_TO_WAIT =
            (int) NodeLeases.RENEWAL.plus(PAUSE).dividedBy(PAUSE);

    private final StatefulRedisConnection<String, String> connection;
    private final NodeLeases leases;
    private final SettleScript script;
    private final RedisScript<List<Object>> endedLeases;
    private final RedisScript<Long> forget;
    private final AtomicInteger toWait = new AtomicInteger();

    public LostHolds(StatefulRedisConnection<String, String> connection, NodeLeases leases, SettleScript script) {
        this.connection = connection;
        this.leases = leases;
        this.script = script;
        this.endedLeases = RedisScript.answeringList(connection, "accounting.lua", "ended_leases.lua");
        this.forget = RedisScript.answeringInteger(connection, "accounting.lua", "end_lease.lua");
    }

    /**
     * Sweeps every shard once, but for this node's own holds.
     *
     * <p>While Redis is away every lease ends. So after a sweep that failed the next ones only renew this node's leases,
     * until the other nodes have had the time to renew theirs.
     */
    public Mono<Void> sweep() {
        return leases.renew()
                .then(Mono.defer(() -> toWait.get() > 0 ? waited() : sweepShards()))
                .doOnError(failure -> toWait.set(SWEEPS_TO_WAIT))
                .doOnCancel(() -> toWait.set(SWEEPS_TO_WAIT));
    }

    private Mono<Void> waited() {
        return Mono.fromCompletionStage(() -> connection.async().ping())
                .doOnNext(pong -> toWait.decrementAndGet())
                .then();
    }

    private Mono<Void> sweepShards() {
        return Flux.range(0, ShardKeys.SHARDS)
                .map(ShardKeys::new)
                .flatMap(this::sweep, AT_ONCE)
                .then();
    }

    private Mono<Void> sweep(ShardKeys shard) {
        return endedLeases
                .run(List.of(shard.leases()), List.of())
                .flatMapIterable(nodes -> nodes)
                .filter(node -> !node.equals(leases.node()))
                .concatMap(node -> sweep(shard, (String) node))
                .then();
    }

    private Mono<Void> sweep(ShardKeys shard, String node) {
        return Mono.fromCompletionStage(() -> connection.async().hkeys(shard.held(node)))
                .map(LostHolds::requests)
                .doOnNext(held -> report(shard, node, held))
                .flatMapIterable(held -> held)
                .concatMap(requestId -> release(shard, node, requestId))
                .then(forget.run(List.of(shard.leases(), shard.held(node)), List.of(node)))
                .then();
    }

    private static List<String> requests(List<String> fields) {
        return fields.stream().filter(field -> !field.endsWith(ShardKeys.ROW)).toList();
    }

    private static void report(ShardKeys shard, String node, List<String> held) {
        if (!held.isEmpty()) {
            LOG.warn(
                    "node {} was lost with {} open holds in shard {}; releasing them",
                    node,
                    held.size(),
                    shard.shard());
        }
    }

    private Mono<Ended> release(ShardKeys shard, String node, String requestId) {
        return Mono.fromCompletionStage(
                        () -> connection.async().hmget(shard.held(node), requestId, ShardKeys.rowField(requestId)))
                .map(hold -> ending(shard, node, requestId, hold))
                .flatMap(ending -> script.run(ending, false));
    }

    /** Of a hold as {@code hold.lua} writes it, and its row. */
    private static Ending ending(
            ShardKeys shard, String node, String requestId, List<KeyValue<String, String>> fields) {
        String[] hold = fields.get(0).getValueOrElse("0 0 0 - ").split(" ", HOLD_PARTS);
        return new Ending(
                shard.shard(),
                requestId,
                node,
                hold[HOLD_PARTS - 1],
                Instant.EPOCH.plus(Long.parseLong(hold[0]), ChronoUnit.MICROS),
                0,
                0,
                fields.get(1).getValueOrElse(""),
                Mark.LOST);
    }
}
