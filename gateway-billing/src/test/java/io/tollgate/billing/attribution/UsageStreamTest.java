package io.tollgate.billing.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import io.tollgate.billing.usage.UsageEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsageStreamTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private final Ledger ledger = Ledger.open();
    private final ShardKeys shard = new ShardKeys(Requests.SHARD);
    private final UsageStream stream = new UsageStream(ledger.redis(), ledger.codec());
    private final String row = ledger.codec().write(event());

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void readsNothingWhereNothingWaits() {
        assertThat(batches()).isEmpty();
    }

    @Test
    void readsSmallRowsTogether() {
        append(25, 0);

        assertThat(batches()).containsExactly(25);
    }

    @Test
    void readsFewerRowsTheLargerTheyAre() {
        append(7, MEBIBYTE * 9 / 10);

        assertThat(batches()).containsExactly(2, 2, 2, 1);
    }

    @Test
    void readsARowThatIsLargerThanABatchAlone() {
        append(1, 0);
        append(1, 3 * MEBIBYTE);
        append(1, 0);

        assertThat(batches()).containsExactly(1, 1, 1);
    }

    @Test
    void readsNoMoreThanTwoThousandRowsAtOnce() {
        append(2_003, 0);

        assertThat(batches()).containsExactly(2_000, 3);
    }

    private List<Integer> batches() {
        List<Integer> sizes = new ArrayList<>();
        String position = "0-0";
        for (UsageStream.Batch batch = next(position); batch != null; batch = next(position)) {
            sizes.add(batch.entries());
            position = batch.position();
        }
        return sizes;
    }

    private UsageStream.@Nullable Batch next(String position) {
        return stream.after(shard, position, UsageStream.MOST_ROWS).block(Duration.ofSeconds(10));
    }

    private void append(int rows, int padding) {
        Map<String, String> body = Map.of("at", "1", "seq", "0", "row", row, "padding", "x".repeat(padding));
        for (int i = 0; i < rows; i++) {
            ledger.redis().sync().xadd(shard.usage(), body);
        }
    }

    private static UsageEvent event() {
        return new Requests().asking(1).draft();
    }
}
