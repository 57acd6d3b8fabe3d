package io.tollgate.billing.ledger;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.ledger.ShardSnapshot.OpenHold;
import io.tollgate.billing.redis.RecoveringException;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.settlement.LostMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Closes a shard to all scripts that count, writes its counters, and opens it again. */
final class ShardGate {

    private static final String CLOSED = "closed:";
    private static final int AT_ONCE = 64;

    private final StatefulRedisConnection<String, String> connection;
    private final LostMarks marks;
    private final RedisScript<Long> scope;
    private final RedisScript<Long> open;
    private final RedisScript<String> revise;

    ShardGate(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
        this.marks = new LostMarks(connection);
        this.scope = RedisScript.answeringInteger(connection, "accounting.lua", "named.lua", "rebuild_scope.lua");
        this.open = RedisScript.answeringInteger(connection, "open_shard.lua");
        this.revise = RedisScript.answeringString(connection, "revise.lua");
    }

    /** The epoch that Redis has; empty text when it has none. */
    Mono<String> epoch(ShardKeys shard) {
        return Mono.fromCompletionStage(() -> connection.async().get(shard.epoch()))
                .defaultIfEmpty("");
    }

    Mono<Void> close(ShardKeys shard, String epoch) {
        return Mono.fromCompletionStage(() -> connection.async().set(shard.epoch(), CLOSED + epoch))
                .then();
    }

    Mono<Void> write(ShardKeys shard, String epoch, ShardState state) {
        return Flux.fromIterable(state.ended())
                .concatMap(hold -> drop(shard, hold))
                .then(giveUp(shard, state.lost()))
                .thenMany(Flux.fromIterable(state.counters().scopes()))
                .flatMap(each -> write(shard, epoch, state, each), AT_ONCE)
                .doOnNext(done -> requireClosed(shard, done))
                .then();
    }

    /** Says of requests that they were given up; their settlement is a correction. */
    Mono<Void> giveUp(ShardKeys shard, List<UUID> requests) {
        return Flux.fromIterable(requests)
                .flatMap(request -> marks.set(shard, request.toString()), AT_ONCE)
                .then();
    }

    /** Lets no node go on with limits that are older than these. */
    Mono<Void> revise(ShardKeys shard, Map<UUID, Long> revisions) {
        return Flux.fromIterable(revisions.entrySet())
                .flatMap(
                        organization -> revise.run(
                                List.of(shard.revision(organization.getKey())),
                                List.of(Long.toString(organization.getValue()))),
                        AT_ONCE)
                .then();
    }

    Mono<Void> open(ShardKeys shard, String epoch, String position) {
        int dash = position.indexOf('-');
        String next = position.substring(0, dash + 1) + (Long.parseLong(position.substring(dash + 1)) + 1);
        return open.run(List.of(shard.epoch(), shard.usage()), List.of(CLOSED + epoch, epoch, position, next))
                .doOnNext(done -> requireClosed(shard, done))
                .then();
    }

    private Mono<Long> write(ShardKeys shard, String epoch, ShardState state, String name) {
        List<String> arguments = new ArrayList<>();
        arguments.add(CLOSED + epoch);
        state.counters().of(name).forEach((field, nano) -> arguments.addAll(List.of(field, Long.toString(nano))));
        return scope.run(List.of(shard.epoch(), shard.counters(name)), arguments);
    }

    private Mono<Long> drop(ShardKeys shard, OpenHold hold) {
        String id = hold.requestId();
        return Mono.fromCompletionStage(
                () -> connection.async().hdel(shard.held(hold.node()), id, ShardKeys.rowField(id)));
    }

    private static void requireClosed(ShardKeys shard, long done) {
        if (done == 0) {
            throw new RecoveringException(shard.shard());
        }
    }
}
