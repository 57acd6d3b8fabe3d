package io.tollgate.billing.recovery;

import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.attribution.UsageRow;
import io.tollgate.billing.ledger.ShardRebuild;
import io.tollgate.billing.redis.ServingRedis;
import io.tollgate.billing.settlement.SettleScript;
import io.tollgate.billing.settlement.SettleScript.Ending;
import io.tollgate.billing.settlement.SettleScript.Mark;
import io.tollgate.billing.settlement.SettleScript.Reply;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEventCodec;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Settles requests that nobody admitted here, at a time of the past: counters, rows and roll-ups become what they would be
 * had this gateway served them then.
 */
public final class PastUsage {

    private static final int AT_ONCE = 64;
    private static final String NODE = "past";

    private final Epochs epochs;
    private final SettleScript script;
    private final UsageEventCodec codec = new UsageEventCodec();

    public PastUsage(StatefulRedisConnection<String, String> redis, ConnectionFactory postgres) {
        this.epochs = new Epochs(redis, new ShardRebuild(redis, postgres, codec), new NodeLeases(redis, NODE));
        this.script = new SettleScript(ServingRedis.shared(redis), epochs);
    }

    /**
     * A request and the moment at which it counts.
     *
     * @param at picks the budget windows, the partition and the hour of the roll-ups
     */
    public record PastRequest(Instant at, UsageEvent event) {}

    /**
     * Settles requests of one shard.
     *
     * @return how many were; an error when the shard's counters changed on the way
     */
    public Mono<Long> settle(int shard, Flux<PastRequest> requests) {
        return epochs.renew(shard)
                .thenMany(requests.flatMap(request -> script.run(ending(request), false), AT_ONCE))
                .doOnNext(ended -> {
                    if (ended.reply() == Reply.EPOCH) {
                        throw new IllegalStateException("the counters of shard " + shard + " were rebuilt meanwhile");
                    }
                })
                .count();
    }

    private Ending ending(PastRequest request) {
        UsageEvent event = request.event();
        return new Ending(
                event.spender().shard(),
                event.requestId().toString(),
                NODE,
                String.join(";", UsageRow.usualScopes(event.spender())),
                request.at(),
                event.charge().cost().spend().budgetNano(),
                event.charge().usage().total(),
                codec.write(event),
                Mark.SETTLED);
    }
}
