package io.tollgate.billing.outage;

import io.lettuce.core.ScoredValue;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.RedisScript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** How many nodes there are: each is counted for a while after it was last heard of. */
public final class LiveNodes {

    /** How often a node that runs calls {@link #report}. */
    public static final Duration PAUSE = Duration.ofSeconds(10);

    private static final String KEY = "tg:nodes";
    private static final Duration MEMORY = PAUSE.multipliedBy(6);

    private final StatefulRedisConnection<String, String> connection;
    private final RedisScript<Long> script;
    private final String node;
    private volatile long count = 1;

    public LiveNodes(StatefulRedisConnection<String, String> connection, String node) {
        this.connection = connection;
        this.script = RedisScript.answeringInteger(connection, "accounting.lua", "nodes.lua");
        this.node = node;
    }

    /** This node's name among them. */
    public String name() {
        return node;
    }

    /** As many as there were when Redis answered last; at least this one. */
    public long count() {
        return count;
    }

    /** Those that count now, each with when it was heard of last; by name. */
    public Mono<Map<String, Instant>> heard() {
        return Mono.fromCompletionStage(() -> connection.async().zrangeWithScores(KEY, 0, -1))
                .map(nodes -> nodes.stream()
                        .collect(Collectors.toMap(
                                ScoredValue::getValue, LiveNodes::heard, (one, other) -> one, TreeMap::new)));
    }

    private static Instant heard(ScoredValue<String> node) {
        return Instant.ofEpochMilli((long) node.getScore()).minus(MEMORY);
    }

    /** Says that this node lives, and counts. */
    public Mono<Void> report() {
        return script.run(List.of(KEY), List.of(node, Long.toString(MEMORY.toMillis())))
                .doOnNext(nodes -> count = Math.max(1, nodes))
                .then();
    }
}
