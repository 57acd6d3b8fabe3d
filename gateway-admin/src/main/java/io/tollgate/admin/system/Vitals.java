package io.tollgate.admin.system;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.admin.system.SystemView.NodeView;
import io.tollgate.admin.system.SystemView.QueueView;
import io.tollgate.admin.system.SystemView.StoreView;
import io.tollgate.billing.attribution.UsageQueue;
import io.tollgate.billing.outage.LiveNodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks each part how it is; one that does not answer keeps none of the others from being told. */
@Component
class Vitals {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String POSTGRES = """
            select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
                   (select count(*) from pg_stat_activity where datname = current_database()) as connections
            """;

    private final StatefulRedisConnection<String, String> redis;
    private final DatabaseClient postgres;
    private final LiveNodes nodes;
    private final UsageQueue queue;

    Vitals(
            StatefulRedisConnection<String, String> billingRedis,
            DatabaseClient postgres,
            LiveNodes nodes,
            UsageQueue queue) {
        this.redis = billingRedis;
        this.postgres = postgres;
        this.nodes = nodes;
        this.queue = queue;
    }

    Mono<SystemView> read() {
        return Mono.zip(nodes(), redis(), postgres(), waiting())
                .map(all -> new SystemView(nodes.name(), all.getT1(), all.getT2(), all.getT3(), all.getT4()));
    }

    private Mono<List<NodeView>> nodes() {
        return nodes.heard()
                .map(heard -> heard.entrySet().stream()
                        .map(node -> new NodeView(node.getKey(), node.getValue()))
                        .toList())
                .timeout(PATIENCE)
                .onErrorReturn(List.of());
    }

    private Mono<StoreView> redis() {
        Mono<String> info = Mono.fromCompletionStage(() -> redis.async().info());
        return info.elapsed()
                .map(answer -> redis(answer.getT1(), facts(answer.getT2())))
                .timeout(PATIENCE)
                .onErrorResume(failure -> Mono.just(StoreView.down(failure)));
    }

    private static StoreView redis(long millis, Map<String, String> facts) {
        return new StoreView(
                true,
                (double) millis,
                facts.get("redis_version"),
                number(facts.get("used_memory")),
                number(facts.get("connected_clients")),
                null);
    }

    private Mono<StoreView> postgres() {
        return postgres.sql(POSTGRES)
                .map(row -> List.of(
                        String.valueOf(row.get("version", String.class)),
                        String.valueOf(row.get("bytes", Long.class)),
                        String.valueOf(row.get("connections", Long.class))))
                .one()
                .elapsed()
                .map(answer -> new StoreView(
                        true,
                        (double) answer.getT1(),
                        answer.getT2().get(0),
                        number(answer.getT2().get(1)),
                        number(answer.getT2().get(2)),
                        null))
                .timeout(PATIENCE)
                .onErrorResume(failure -> Mono.just(StoreView.down(failure)));
    }

    private Mono<QueueView> waiting() {
        return queue.waiting()
                .map(waiting -> new QueueView(waiting.events(), waiting.since().orElse(null)))
                .timeout(PATIENCE)
                .onErrorReturn(new QueueView(null, null));
    }

    /** The lines {@code name:value} of Redis's own report. */
    private static Map<String, String> facts(String info) {
        return info.lines()
                .filter(line -> line.indexOf(':') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 1).strip(),
                        (one, other) -> one));
    }

    private static @Nullable Long number(@Nullable String written) {
        return written == null ? null : Long.valueOf(written);
    }
}
