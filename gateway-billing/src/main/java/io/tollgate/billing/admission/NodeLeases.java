package io.tollgate.billing.admission;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ShardKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
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
    private final RedisScript<Long> restore;
    private final String node;
    private final Map<String, OpenHold> open = new ConcurrentHashMap<>();
    private final AtomicIntegerArray live = new AtomicIntegerArray(ShardKeys.SHARDS);
    private final AtomicReferenceArray<Lease> known = new AtomicReferenceArray<>(ShardKeys.SHARDS);

    /**
     * @param node a name that no other node has, nor this one had before it was restarted
     */
    public NodeLeases(StatefulRedisConnection<String, String> connection, String node) {
        this.renew = RedisScript.answeringString(connection, "accounting.lua", "renew.lua");
        this.restore = RedisScript.answeringInteger(connection, "accounting.lua", "hold.lua", "restore.lua");
        this.node = node;
    }

    /** The name that this node's holds go under. */
    public String node() {
        return node;
    }

    /**
     * Until when an admission found this node's lease of a shard to last, in milliseconds of Redis' clock.
     *
     * @param epoch of the counters: with these the leases are lost too
     */
    record Lease(String epoch, long end) {}

    /** Until when the lease of a shard lasts at least, so far as this node knows; 0: it may have ended. */
    long end(int shard, String epoch) {
        Lease lease = known.get(shard);
        return lease != null && lease.epoch().equals(epoch) ? lease.end() : 0;
    }

    /** A hold was taken, and so the lease lasts. */
    void taken(OpenHold hold, Lease lease) {
        known.set(hold.shard(), lease);
        if (open.put(hold.requestId(), hold) == null) {
            live.incrementAndGet(hold.shard());
        }
    }

    /** A hold reserves so much from now on, of these scopes too. */
    void extended(UUID requestId, long nano, List<ScopeLimits> bound) {
        open.computeIfPresent(requestId.toString(), (id, hold) -> hold.extendedTo(nano, bound));
    }

    /** A hold was ended, if it was one. */
    public void ended(UUID requestId) {
        OpenHold ended = open.remove(requestId.toString());
        if (ended != null) {
            live.decrementAndGet(ended.shard());
        }
    }

    /** Takes the holds of requests under way again, after the shard's counters were rebuilt without them. */
    public Mono<Void> restore(int shard, String epoch) {
        ShardKeys keys = new ShardKeys(shard);
        return Flux.fromIterable(open.values())
                .filter(hold -> hold.shard() == shard)
                .flatMap(hold -> restore.run(hold.keys(node, keys), hold.arguments(node, epoch)))
                .then();
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
