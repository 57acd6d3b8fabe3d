package io.tollgate.billing.outage;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.RedisScript;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** How many nodes there are: each is counted for a while after it was last heard of. */
public final class LiveNodes {

    /** How often a node that runs calls {@link #report}. */
    public static final Duration PAUSE = Duration.ofSeconds(10);

    private static final String KEY = "tg:nodes";
    private static final Duration MEMORY = PAUSE.multipliedBy(6);

    private final RedisScript<Long> script;
    private final String node;
    private volatile long count = 1;

    public LiveNodes(StatefulRedisConnection<String, String> connection, String node) {
        this.script = RedisScript.answeringInteger(connection, "accounting.lua", "nodes.lua");
        this.node = node;
    }

    /** As many as there were when Redis answered last; at least this one. */
    public long count() {
        return count;
    }

    /** Says that this node lives, and counts. */
    public Mono<Void> report() {
        return script.run(List.of(KEY), List.of(node, Long.toString(MEMORY.toMillis())))
                .doOnNext(nodes -> count = Math.max(1, nodes))
                .then();
    }
}
