package io.tollgate.routing.cluster;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Says which node probes for all of them: the one that holds a key in Redis and keeps it alive. */
public final class ProbeLease {

    /** Two rounds may be late before another node takes over. */
    static final Duration LENGTH = ProbeRound.PAUSE.multipliedBy(3);

    private static final Logger LOG = LoggerFactory.getLogger(ProbeLease.class);
    private static final String KEY = "tg:probes";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final StatefulRedisConnection<String, String> connection;
    private final String node;

    /** @param node a name that no other node has */
    public ProbeLease(StatefulRedisConnection<String, String> connection, String node) {
        this.connection = connection;
        this.node = node;
    }

    /** Whether this node is to probe now. While Redis is away each node does so for itself. */
    Mono<Boolean> isHeld() {
        return Mono.defer(this::taken)
                .switchIfEmpty(Mono.defer(this::kept))
                .timeout(PATIENCE)
                .onErrorResume(this::alone);
    }

    private Mono<Boolean> taken() {
        SetArgs free = SetArgs.Builder.nx().px(LENGTH);
        return connection.reactive().set(KEY, node, free).map("OK"::equals);
    }

    private Mono<Boolean> kept() {
        return connection
                .reactive()
                .get(KEY)
                .filter(node::equals)
                .flatMap(own -> connection.reactive().pexpire(KEY, LENGTH))
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> alone(Throwable failure) {
        LOG.debug("the nodes cannot agree on who probes: {}", failure.toString());
        return Mono.just(true);
    }
}
