package io.tollgate.billing.settlement;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.settlement.SettleScript.Mark;
import reactor.core.publisher.Mono;

/** Says again that a sweeper gave requests up, after Redis has forgotten: their settlements are then corrections. */
public record LostMarks(StatefulRedisConnection<String, String> connection) {

    /** Says it of one request, unless more is known of it. */
    public Mono<Void> set(ShardKeys shard, String requestId) {
        SetArgs absent = SetArgs.Builder.nx().ex(Mark.LOST.memory());
        return Mono.fromCompletionStage(
                        () -> connection.async().set(shard.settled(requestId), Mark.LOST.label(), absent))
                .then();
    }
}
