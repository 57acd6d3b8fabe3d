package io.tollgate.billing.attribution;

import io.tollgate.billing.redis.ShardKeys;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Which shards are written. A transaction takes as much work as some hundred rows: where many shards have something, one that
 * was written a moment ago waits until it has as many, or until a second has passed.
 */
final class WriteRhythm {

    /** So many transactions each time are not worth a wait. */
    static final int FEW_SHARDS = 4;

    /** As many events are worth a transaction. */
    static final int ENOUGH = 200;

    /** No event waits longer for others. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final AtomicLongArray written;

    WriteRhythm(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        long[] longAgo = new long[ShardKeys.SHARDS];
        Arrays.fill(longAgo, nanoTime.getAsLong() - LONGEST_WAIT.toNanos());
        this.written = new AtomicLongArray(longAgo);
    }

    /** Those to write now of all that have something; they count as written. */
    List<UsageStream.Backlog> due(List<UsageStream.Backlog> waiting) {
        long now = nanoTime.getAsLong();
        boolean few = waiting.size() <= FEW_SHARDS;
        List<UsageStream.Backlog> due = waiting.stream()
                .filter(backlog -> few || backlog.events() >= ENOUGH || hasWaited(backlog, now))
                .toList();
        due.forEach(backlog -> written.set(backlog.shard().shard(), now));
        return due;
    }

    private boolean hasWaited(UsageStream.Backlog backlog, long now) {
        return now - written.get(backlog.shard().shard()) >= LONGEST_WAIT.toNanos();
    }
}
