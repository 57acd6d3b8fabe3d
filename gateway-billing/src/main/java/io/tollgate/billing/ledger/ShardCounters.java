package io.tollgate.billing.ledger;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.attribution.UsageRow;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.usage.UsageEventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/** Reads what Redis counts, holds and has waiting in a shard. */
final class ShardCounters {

    private static final int PAGE = 1_000;

    private final StatefulRedisConnection<String, String> connection;
    private final UsageEventCodec codec;
    private final RedisScript<List<Object>> snapshot;

    ShardCounters(StatefulRedisConnection<String, String> connection, UsageEventCodec codec) {
        this.connection = connection;
        this.codec = codec;
        this.snapshot =
                RedisScript.answeringList(connection, "accounting.lua", "hold.lua", "named.lua", "snapshot.lua");
    }

    /** The keys of all counters, of all shards: Redis is walked through once, without being stopped. */
    Flux<String> keys() {
        ScanArgs counters = ScanArgs.Builder.matches("tg:{s??}:c:*").limit(PAGE);
        return Mono.fromCompletionStage(() -> connection.async().scan(counters))
                .expand(cursor -> next(cursor, counters))
                .flatMapIterable(KeyScanCursor::getKeys)
                .distinct();
    }

    private Mono<KeyScanCursor<String>> next(KeyScanCursor<String> cursor, ScanArgs counters) {
        return cursor.isFinished()
                ? Mono.empty()
                : Mono.fromCompletionStage(() -> connection.async().scan(ScanCursor.of(cursor.getCursor()), counters));
    }

    Mono<ShardSnapshot> snapshot(ShardKeys shard, List<String> scopes) {
        List<String> keys = new ArrayList<>(List.of(shard.leases(), shard.usage()));
        scopes.forEach(scope -> keys.add(shard.counters(scope)));
        return snapshot.run(keys, List.of(shard.anyHeld(), ShardKeys.ROW))
                .map(reply -> ShardSnapshot.read(scopes, reply));
    }

    /** The settled requests after a position, up to another; what cannot be read is left out. */
    Flux<UsageRow> between(ShardKeys shard, String after, String end) {
        return page(shard, after, end)
                .expand(page -> page.size() < PAGE ? Mono.empty() : page(shard, lastOf(page), end))
                .flatMapIterable(page -> page)
                .flatMap(message -> Mono.justOrEmpty(row(message)));
    }

    private Mono<List<StreamMessage<String, String>>> page(ShardKeys shard, String after, String end) {
        Range<String> range = Range.from(Range.Boundary.excluding(after), Range.Boundary.including(end));
        return Mono.fromCompletionStage(() -> connection.async().xrange(shard.usage(), range, Limit.from(PAGE)));
    }

    private static String lastOf(List<StreamMessage<String, String>> page) {
        return page.get(page.size() - 1).getId();
    }

    private Optional<UsageRow> row(StreamMessage<String, String> message) {
        try {
            return Optional.of(UsageRow.of(message.getBody(), codec));
        } catch (JacksonException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
