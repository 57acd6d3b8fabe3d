package io.tollgate.billing.attribution;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.ShardKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was settled and is not in Postgres yet, for people to watch. */
public final class UsageQueue {

    private final StatefulRedisConnection<String, String> connection;

    public UsageQueue(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    /** All shards together. */
    public Mono<Waiting> waiting() {
        return Flux.range(0, ShardKeys.SHARDS)
                .map(ShardKeys::new)
                .flatMap(this::waiting, ShardKeys.SHARDS)
                .reduce(Waiting.NOTHING, Waiting::and);
    }

    private Mono<Waiting> waiting(ShardKeys shard) {
        Mono<Long> events = Mono.fromCompletionStage(() -> connection.async().xlen(shard.usage()));
        Mono<List<StreamMessage<String, String>>> first = Mono.fromCompletionStage(
                () -> connection.async().xrange(shard.usage(), Range.unbounded(), Limit.from(1)));
        return Mono.zip(events, first, (number, oldest) -> new Waiting(number, at(oldest)));
    }

    private static Optional<Instant> at(List<StreamMessage<String, String>> oldest) {
        return oldest.stream().map(UsageQueue::at).findFirst();
    }

    /** An entry's id begins with the milliseconds at which Redis took it. */
    private static Instant at(StreamMessage<String, String> entry) {
        return Instant.ofEpochMilli(
                Long.parseLong(entry.getId().substring(0, entry.getId().indexOf('-'))));
    }

    /** How many events wait, and since when the one that waits longest does. */
    public record Waiting(long events, Optional<Instant> since) {

        static final Waiting NOTHING = new Waiting(0, Optional.empty());

        Waiting and(Waiting other) {
            Optional<Instant> oldest =
                    Stream.of(since, other.since).flatMap(Optional::stream).min(Instant::compareTo);
            return new Waiting(events + other.events, oldest);
        }
    }
}
