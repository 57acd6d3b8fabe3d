package io.tollgate.billing.outage;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.RedisAwayException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Knows whether Redis answers, so that no request waits for one that is silent. It is away while it is not connected, and
 * when two questions in a row were not answered: one late answer does not make budgets soft, nor does a pause of this node.
 */
public final class RedisCircuit {

    /** How often a node that runs calls {@link #probe}. */
    public static final Duration PAUSE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(RedisCircuit.class);

    /** Longer than a Redis that has too much to do keeps anybody waiting: budgets must not become soft by load. */
    private static final Duration SILENCE = Duration.ofMillis(1_500);

    /** A timer that is late by more than this says that this node stood still. */
    private static final Duration STALL = Duration.ofMillis(200);

    private static final int SILENCES = 2;

    private final StatefulRedisConnection<String, String> connection;
    private int silences;
    private volatile boolean open;

    public RedisCircuit(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    /** Whether Redis is away. */
    boolean isAway() {
        return open || !connection.isOpen();
    }

    /** Asks, unless it is known that nobody answers. */
    <T> Mono<T> guard(Mono<T> question) {
        return isAway() ? Mono.error(new RedisAwayException()) : question;
    }

    /** Looks whether Redis answers. */
    public Mono<Void> probe() {
        return Mono.defer(() -> connection.isOpen() ? ping() : Mono.error(new RedisAwayException()))
                .doOnNext(answered -> answered(answered))
                .onErrorResume(failure -> Mono.fromRunnable(() -> open(failure.toString())))
                .then();
    }

    /** Whether an answer came; empty when nobody can tell because this node stood still. */
    private Mono<Boolean> ping() {
        long begun = System.nanoTime();
        return Mono.fromCompletionStage(() -> connection.async().ping())
                .thenReturn(true)
                .timeout(SILENCE)
                .onErrorReturn(TimeoutException.class, false)
                .filter(answered -> answered
                        || System.nanoTime() - begun < SILENCE.plus(STALL).toNanos());
    }

    private void answered(boolean answered) {
        silences = answered ? 0 : silences + 1;
        if (answered) {
            close();
        } else if (silences >= SILENCES) {
            open("no answer within " + SILENCE.toMillis() + " ms, twice");
        }
    }

    private void open(String reason) {
        if (!open) {
            open = true;
            LOG.warn("Redis is away, limits cannot be checked: {}", reason);
        }
    }

    private void close() {
        if (open) {
            open = false;
            LOG.info("Redis answers again");
        }
    }
}
