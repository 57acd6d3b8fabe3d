package io.tollgate.billing.attribution;

import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.usage.UsageEventCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Moves settled requests from Redis to Postgres. */
public final class Attribution {

    private static final Logger LOG = LoggerFactory.getLogger(Attribution.class);
    private static final int SHARDS_AT_ONCE = 4;

    private final UsageStream stream;
    private final UsageWriter writer;

    public Attribution(
            StatefulRedisConnection<String, String> redis, ConnectionFactory postgres, UsageEventCodec codec) {
        this.stream = new UsageStream(redis, codec);
        this.writer = new UsageWriter(postgres, stream);
    }

    /** Writes everything that is waiting in any shard; what fails stays where it is for the next time. */
    public Mono<Void> drain() {
        return Flux.range(0, ShardKeys.SHARDS)
                .map(ShardKeys::new)
                .filterWhen(stream::isWaiting, ShardKeys.SHARDS)
                .flatMap(this::drain, SHARDS_AT_ONCE)
                .then();
    }

    private Mono<Long> drain(ShardKeys shard) {
        return writer.drain(shard).onErrorResume(e -> {
            LOG.warn(
                    "shard {} is not written yet and waits in Redis: {}",
                    shard.shard(),
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            return Mono.empty();
        });
    }
}
