package io.tollgate.billing.attribution;

import io.lettuce.core.api.StatefulRedisConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.usage.UsageEventCodec;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Moves settled requests from Redis to Postgres. */
public final class Attribution {

    private static final int SHARDS_AT_ONCE = 4;

    private final UsageStream stream;
    private final UsageWriter writer;
    private final WriteRhythm rhythm = new WriteRhythm(System::nanoTime);

    /**
     * @param patience how long Postgres may take for a batch of at most 2,000 rows
     */
    public Attribution(
            StatefulRedisConnection<String, String> redis,
            ConnectionFactory postgres,
            Duration patience,
            UsageEventCodec codec) {
        this.stream = new UsageStream(redis, codec);
        this.writer = new UsageWriter(postgres, patience, stream);
    }

    /**
     * Writes everything that is waiting in any shard; what comes meanwhile waits for the next time, so that it is not written
     * row by row. What fails stays where it is, and is told when all others are written.
     */
    public Mono<Void> drain() {
        return drain(waiting -> waiting);
    }

    /** The same, in the rhythm that takes the least work where there are many shards; for those who come often. */
    public Mono<Void> drainDue() {
        return drain(rhythm::due);
    }

    private Mono<Void> drain(UnaryOperator<List<UsageStream.Backlog>> due) {
        return Flux.range(0, ShardKeys.SHARDS)
                .map(ShardKeys::new)
                .flatMap(stream::backlog, ShardKeys.SHARDS)
                .filter(backlog -> backlog.events() > 0)
                .collectList()
                .flatMapIterable(due)
                .flatMapDelayError(this::drain, SHARDS_AT_ONCE, 1)
                .then();
    }

    private Mono<Long> drain(UsageStream.Backlog backlog) {
        return writer.drain(backlog).onErrorMap(e -> new UnwrittenException(backlog.shard(), e));
    }
}
