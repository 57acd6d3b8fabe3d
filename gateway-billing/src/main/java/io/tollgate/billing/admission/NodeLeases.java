package io.tollgate.billing.admission;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ShardKeys;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * This node's promise to settle the holds that it took. While the lease of a shard is renewed, nobody else touches its
 * holds there; when it ends, a sweeper releases them.
 */
public final class NodeLeases {

    /** How long a node may be silent before its holds are given up. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** How often a node that runs calls {@link #renew}. */
    public static final Duration RENEWAL = LEASE.dividedBy(3);

    private final RedisScript<String> renew;
    private final String node;
    private final AtomicIntegerArray live = new AtomicIntegerArray(ShardKeys.SHARDS);

    /**
     * @param node a name that no other node has, nor this one had before it was restarted
     */
    public NodeLeases(StatefulRedisConnection<String, String> connection, String node) {
        this.renew = RedisScript.answeringString(connection, "accounting.lua", "renew.lua");
        this.node = node;
    }

    /** The name that this node's holds go under. */
    public String node() {
        return node;
    }

    /** A hold was taken in this shard. */
    public void taken(int shard) {
        live.incrementAndGet(shard);
    }

    /** A hold of this shard was ended. */
    public void ended(int shard) {
        live.decrementAndGet(shard);
    }

    /** Renews the lease of every shard in which this node has holds. */
    public Mono<Void> renew() {
        return Flux.range(0, ShardKeys.SHARDS)
                .filter(shard -> live.get(shard) > 0)
                .flatMap(this::renew)
                .then();
    }

    private Mono<String> renew(int shard) {
        List<String> arguments = List.of(node, Long.toString(LEASE.toMillis()));
        return renew.run(List.of(new ShardKeys(shard).leases()), arguments);
    }
}
