package io.tollgate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.bench.FailureFindings.Marks;
import io.tollgate.bench.Timeline.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureFindingsTest {

    private static final long SECOND = 1_000_000_000L;

    /** Ten calm seconds, ten of outage, ten afterwards. */
    private static final Marks MARKS = new Marks(0, 10 * SECOND, 20 * SECOND, 30 * SECOND);

    private final List<Seen> seen = new ArrayList<>();

    private void answers(String provider, int perSecond, Duration latency, long fromSecond, long toSecond) {
        long gap = SECOND / perSecond;
        for (long asked = fromSecond * SECOND; asked < toSecond * SECOND; asked += gap) {
            seen.add(new Seen(asked, asked + latency.toNanos(), provider));
        }
    }

    @Test
    void findsWhenTrafficIsBack() {
        answers("alder", 100, Duration.ofMillis(1), 0, 10);
        answers("alder", 10, Duration.ofMillis(1), 22, 24);
        answers("alder", 100, Duration.ofMillis(1), 24, 30);

        FailureFindings found = FailureFindings.of(seen, "alder", MARKS);

        assertThat(found.calmPerSecond()).isEqualTo(100);
        assertThat(found.back())
                .hasValueSatisfying(
                        back -> assertThat(back).isBetween(Duration.ofMillis(3_600), Duration.ofMillis(4_000)));
        assertThat(found.largestBurst()).isEqualTo(100);
    }

    @Test
    void saysWhenItNeverCameBack() {
        answers("alder", 100, Duration.ofMillis(1), 0, 10);
        answers("alder", 50, Duration.ofMillis(1), 20, 30);

        assertThat(FailureFindings.of(seen, "alder", MARKS).back()).isEmpty();
    }

    @Test
    void seesABurst() {
        answers("alder", 100, Duration.ofMillis(1), 0, 10);
        answers("alder", 400, Duration.ofMillis(1), 25, 26);

        assertThat(FailureFindings.of(seen, "alder", MARKS).largestBurst()).isEqualTo(400);
    }

    @Test
    void addsUpWhatTheOutageCostInTime() {
        answers("birch", 100, Duration.ofMillis(20), 0, 10);
        answers("birch", 100, Duration.ofMillis(70), 10, 20);

        assertThat(FailureFindings.of(seen, "alder", MARKS).addedP99())
                .isBetween(Duration.ofMillis(49), Duration.ofMillis(51));
    }
}
