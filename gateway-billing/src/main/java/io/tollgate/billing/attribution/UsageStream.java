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
    static final int MOST_ROWS = 2_000;

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

    /**
     * The next batch after a position; empty when nothing is waiting.
     *
     * @param most how many rows, 1 to {@link #MOST_ROWS}
     */
    Mono<Batch> after(ShardKeys shard, String position, int most) {
        return entries(shard, position, most).flatMap(messages -> read(shard, messages));
    }

    /** A batch without the one row that follows a position, which is set aside. */
    Mono<Batch> without(ShardKeys shard, String position, String because) {
        return entries(shard, position, 1)
                .map(messages -> messages.get(0))
                .flatMap(message ->
                        setAside(shard, message, because).thenReturn(new Batch(new StagedRows(), 1, message.getId())));
    }

    /** Forgets everything up to a position. */
    Mono<Long> trim(ShardKeys shard, String position) {
        XTrimArgs passed = XTrimArgs.Builder.minId(next(position));
        return Mono.fromCompletionStage(() -> connection.async().xtrim(shard.usage(), passed));
    }

    private Mono<List<StreamMessage<String, String>>> entries(ShardKeys shard, String position, int most) {
        List<String> limits = List.of(position, Integer.toString(most), Integer.toString(MOST_BYTES));
        return batchEnd.run(List.of(shard.usage()), limits).flatMap(end -> between(shard, position, end));
    }

    private Mono<List<StreamMessage<String, String>>> between(ShardKeys shard, String position, String end) {
        Range<String> batch = Range.from(Range.Boundary.excluding(position), Range.Boundary.including(end));
        return Mono.fromCompletionStage(() -> connection.async().xrange(shard.usage(), batch))
                .filter(messages -> !messages.isEmpty());
    }

    private Mono<Batch> read(ShardKeys shard, List<StreamMessage<String, String>> messages) {
        StagedRows rows = new StagedRows();
        List<Mono<Void>> setAside = new ArrayList<>();
        for (StreamMessage<String, String> message : messages) {
            try {
                rows.add(UsageRow.of(message.getBody(), codec));
            } catch (JacksonException | NumberFormatException e) {
                setAside.add(setAside(shard, message, "it cannot be read: " + e.getMessage()));
            }
        }
        String last = messages.get(messages.size() - 1).getId();
        return Mono.when(setAside).thenReturn(new Batch(rows, messages.size(), last));
    }

    private Mono<Void> setAside(ShardKeys shard, StreamMessage<String, String> message, String because) {
        LOG.error("row {} of {} is set aside, as {}", message.getId(), shard.usage(), because);
        return Mono.fromCompletionStage(() -> connection.async().xadd(shard.unwritable(), message.getBody()))
                .then();
    }

    private static String next(String position) {
        int dash = position.indexOf('-');
        return position.substring(0, dash + 1) + (Long.parseLong(position.substring(dash + 1)) + 1);
    }

    /** How many events of a shard wait to be written. */
    record Backlog(ShardKeys shard, long events) {}

    /**
     * What goes to Postgres together.
     *
     * @param entries how many entries of the stream these are, with those that were set aside
     * @param position that of the last entry
     */
    record Batch(StagedRows rows, int entries, String position) {}
}
