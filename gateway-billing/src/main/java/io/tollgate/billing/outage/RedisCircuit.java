package io.tollgate.billing.outage;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.RedisAwayException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Knows whether Redis answers, so that one caller waits for a silent Redis and not each of them. */
public final class RedisCircuit {

    /** How often a node that runs calls {@link #probe}. */
    public static final Duration PAUSE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(RedisCircuit.class);

    /** Longer than any script runs, and than a pause of the collector. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final StatefulRedisConnection<String, String> connection;
    private volatile boolean open;

    public RedisCircuit(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    /** Whether Redis is thought to be away. */
    public boolean isOpen() {
        return open;
    }

    /** Asks, unless it is known that nobody answers. */
    public <T> Mono<T> guard(Mono<T> question) {
        return Mono.defer(() -> open ? Mono.error(new RedisAwayException()) : question)
                .doOnError(RedisCommandTimeoutException.class, silent -> open(silent));
    }

    /** Looks whether Redis answers. */
    public Mono<Void> probe() {
        return Mono.defer(() -> connection.isOpen() ? ping() : Mono.error(new RedisAwayException()))
                .doOnSuccess(pong -> close())
                .onErrorResume(this::silence);
    }

    private Mono<Void> ping() {
        return Mono.fromCompletionStage(() -> connection.async().ping())
                .timeout(SILENCE)
                .then();
    }

    private Mono<Void> silence(Throwable failure) {
        open(
                failure instanceof TimeoutException
                        ? new RedisCommandTimeoutException("no answer in " + SILENCE)
                        : failure);
        return Mono.empty();
    }

    private void open(Throwable failure) {
        if (!open) {
            open = true;
            LOG.warn("Redis is away, limits cannot be checked: {}", failure.toString());
        }
    }

    private void close() {
        if (open) {
            open = false;
            LOG.info("Redis answers again");
        }
    }
}
