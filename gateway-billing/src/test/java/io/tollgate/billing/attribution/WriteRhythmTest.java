package io.tollgate.billing.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.attribution.UsageStream.Backlog;
import io.tollgate.billing.redis.ShardKeys;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteRhythmTest {

    private static final int MANY = WriteRhythm.FEW_SHARDS + 1;

    private final AtomicLong now = new AtomicLong(-5);
    private final WriteRhythm rhythm = new WriteRhythm(now::get);

    @Test
    void whatComesAfterQuietIsWrittenAtOnce() {
        assertThat(due(MANY, 1)).hasSize(MANY);

        now.addAndGet(WriteRhythm.LONGEST_WAIT.toNanos());

        assertThat(due(MANY, 1)).hasSize(MANY);
    }

    @Test
    void whereManyShardsHaveSomethingItWaitsForASecondAtMost() {
        due(MANY, 1);

        assertThat(due(MANY, WriteRhythm.ENOUGH - 1)).isEmpty();
        now.addAndGet(WriteRhythm.LONGEST_WAIT.toNanos() - 1);
        assertThat(due(MANY, 1)).isEmpty();
        now.incrementAndGet();
        assertThat(due(MANY, 1)).hasSize(MANY);
    }

    @Test
    void enoughEventsNeedNotWait() {
        due(MANY, 1);

        assertThat(due(MANY, WriteRhythm.ENOUGH)).hasSize(MANY);
    }

    @Test
    void whereFewShardsHaveSomethingNothingWaits() {
        due(MANY, 1);

        assertThat(due(WriteRhythm.FEW_SHARDS, 1)).hasSize(WriteRhythm.FEW_SHARDS);
    }

    @Test
    void aShardThatWasNotWrittenLatelyDoesNotWaitForOthers() {
        due(MANY, 1);

        assertThat(due(MANY + 1, 1)).containsExactly(new Backlog(new ShardKeys(MANY), 1));
    }

    private List<Backlog> due(int shards, int events) {
        return rhythm.due(IntStream.range(0, shards)
                .mapToObj(shard -> new Backlog(new ShardKeys(shard), events))
                .toList());
    }
}
