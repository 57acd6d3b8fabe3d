package io.tollgate.billing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tollgate.billing.redis.ShardEpochs;
import io.tollgate.billing.settlement.SettleScript.Ended;
import io.tollgate.billing.settlement.SettleScript.Ending;
import io.tollgate.billing.settlement.SettleScript.Mark;
import io.tollgate.billing.settlement.SettleScript.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedEventsTest {

    private static final int SHARD = 7;
    private static final String EPOCH = ShardEpochs.NONE.known(SHARD);

    @TempDir
    private Path folder;

    @Test
    void keepsTheFirstOfTwoEndsThatAnEarlierRunHasLeft() {
        try (RetainedEvents earlier = open()) {
            earlier.keep(ending("twice", 150));
            earlier.keep(ending("other", 10));
            earlier.settled(ending("twice", 150), new Ended(Reply.SETTLED, EPOCH, "5-0"));
            earlier.passed(Map.of(SHARD, new ShardPosition(EPOCH, "6-0")));
            earlier.keep(ending("twice", 200));
        }

        try (RetainedEvents later = open()) {
            assertThat(later.due(SHARD, 10))
                    .extracting(Ending::requestId, Ending::spendNano)
                    .containsExactlyInAnyOrder(tuple("twice", 150L), tuple("other", 10L));
        }
    }

    private RetainedEvents open() {
        return RetainedEvents.inFiles(ShardEpochs.NONE, folder, Duration.ZERO);
    }

    private static Ending ending(String id, long nano) {
        return new Ending(SHARD, id, "node-1", "team:x", Instant.EPOCH, nano, 0, "{}", Mark.SETTLED);
    }
}
