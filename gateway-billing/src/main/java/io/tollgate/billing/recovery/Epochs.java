package io.tollgate.billing.recovery;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.admission.NodeLeases;
import io.tollgate.billing.ledger.ShardRebuild;
import io.tollgate.billing.redis.RecoveringException;
import io.tollgate.billing.redis.ShardEpochs;
import io.tollgate.billing.redis.ShardKeys;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import reactor.core.publisher.Mono;

/** What this node believes of each shard's epoch, and the one attempt at a time to find out better. */
public final class Epochs implements ShardEpochs {

    /** No shard has it. */
    private static final String UNKNOWN = "?";

    /** As long as an admission may wait for counters. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RedisServer server;
    private final ShardRebuild rebuild;
    private final NodeLeases leases;
    private final AtomicReferenceArray<String> known = new AtomicReferenceArray<>(ShardKeys.SHARDS);
    private final Map<Integer, Mono<Void>> renewing = new ConcurrentHashMap<>();

    public Epochs(StatefulRedisConnection<String, String> redis, ShardRebuild rebuild, NodeLeases leases) {
        this.server = new RedisServer(redis);
        this.rebuild = rebuild;
        this.leases = leases;
        forget();
    }

    @Override
    public String known(int shard) {
        return known.get(shard);
    }

    @Override
    public Mono<Void> renew(int shard) {
        return renewed(shard).timeout(PATIENCE).onErrorMap(failure -> new RecoveringException(shard, failure));
    }

    /** The same, for somebody who has the time. */
    Mono<Void> renewed(int shard) {
        return Mono.defer(() -> renewing.computeIfAbsent(shard, this::attempt));
    }

    /** Another server may answer from now on: believes nothing any more. */
    void forget() {
        for (int shard = 0; shard < ShardKeys.SHARDS; shard++) {
            known.set(shard, UNKNOWN);
        }
    }

    /** This is the shard's epoch; the holds of requests under way are in its counters. */
    Mono<Void> adopt(int shard, String epoch) {
        return epoch.equals(known.getAndSet(shard, epoch)) ? Mono.empty() : leases.restore(shard, epoch);
    }

    private Mono<Void> attempt(int shard) {
        return server.run()
                .flatMap(run -> rebuild.ensure(new ShardKeys(shard), run))
                .flatMap(epoch -> adopt(shard, epoch))
                .doFinally(end -> renewing.remove(shard))
                .cache();
    }
}
