package io.tollgate.billing.attribution;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.usage.UsageEventCodec;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/** The settled requests of each shard, on their way to Postgres. */
final class UsageStream {

    private static final Logger LOG = LoggerFactory.getLogger(UsageStream.class);

    /** A batch is at most this long, and so large only for its first row: several of them must fit into a small heap. */
    private static final int MOST_ROWS = 2_000;

    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final StatefulRedisConnection<String, String> connection;
    private final UsageEventCodec codec;
    private final RedisScript<String> batchEnd;

    UsageStream(StatefulRedisConnection<String, String> connection, UsageEventCodec codec) {
        this.connection = connection;
        this.codec = codec;
        this.batchEnd = RedisScript.answeringString(connection, "batch_end.lua");
    }

    Mono<Backlog> backlog(ShardKeys shard) {
        return Mono.fromCompletionStage(() -> connection.async().xlen(shard.usage()))
                .map(length -> new Backlog(shard, length));
    }

    /** The next batch after a position; empty when nothing is waiting. */
    Mono<Batch> after(ShardKeys shard, String position) {
        List<String> limits = List.of(position, Integer.toString(MOST_ROWS), Integer.toString(MOST_BYTES));
        return batchEnd.run(List.of(shard.usage()), limits).flatMap(end -> between(shard, position, end));
    }

    private Mono<Batch> between(ShardKeys shard, String position, String end) {
        Range<String> batch = Range.from(Range.Boundary.excluding(position), Range.Boundary.including(end));
        return Mono.fromCompletionStage(() -> connection.async().xrange(shard.usage(), batch))
                .filter(messages -> !messages.isEmpty())
                .flatMap(messages -> read(shard, messages));
    }

    /** Forgets everything up to a position. */
    Mono<Long> trim(ShardKeys shard, String position) {
        XTrimArgs passed = XTrimArgs.Builder.minId(next(position));
        return Mono.fromCompletionStage(() -> connection.async().xtrim(shard.usage(), passed));
    }

    private Mono<Batch> read(ShardKeys shard, List<StreamMessage<String, String>> messages) {
        List<UsageRow> rows = new ArrayList<>(messages.size());
        List<StreamMessage<String, String>> unreadable = new ArrayList<>();
        for (StreamMessage<String, String> message : messages) {
            try {
                rows.add(UsageRow.of(message.getBody(), codec));
            } catch (JacksonException | NumberFormatException e) {
                LOG.error(
                        "row {} of {} cannot be read and is set aside: {}",
                        message.getId(),
                        shard.usage(),
                        e.getMessage());
                unreadable.add(message);
            }
        }
        Batch batch = new Batch(rows, messages.get(messages.size() - 1).getId());
        return setAside(shard, unreadable).thenReturn(batch);
    }

    private Mono<Void> setAside(ShardKeys shard, List<StreamMessage<String, String>> unreadable) {
        return Mono.when(unreadable.stream()
                .map(message ->
                        Mono.fromCompletionStage(() -> connection.async().xadd(shard.unreadable(), message.getBody())))
                .toList());
    }

    private static String next(String position) {
        int dash = position.indexOf('-');
        return position.substring(0, dash + 1) + (Long.parseLong(position.substring(dash + 1)) + 1);
    }

    /** How many events of a shard wait to be written. */
    record Backlog(ShardKeys shard, long events) {}

    /** Rows in stream order, and the position of the last. */
    record Batch(List<UsageRow> rows, String position) {}
}
