package io.tollgate.bench;

import io.tollgate.bench.Timeline.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What a provider's outage did to those who asked.
 *
 * @param calmP99 of all answers before the outage
 * @param outageP99 of those asked for while it lasted
 * @param back when after the recovery the provider again gave nearly as many answers in a second as before; absent: never
 * @param calmPerSecond the provider's answers in a second before the outage, on average
 * @param largestBurst the most of them in any second after the recovery
 */
record FailureFindings(
        Duration calmP99, Duration outageP99, Optional<Duration> back, double calmPerSecond, int largestBurst) {

    private static final long SECOND = 1_000_000_000L;
    private static final long STEP = SECOND / 10;
    private static final double NEARLY = 0.8;

    /** When what began, by {@link System#nanoTime}. */
    record Marks(long begun, long failed, long recovered, long ended) {}

    /** @param provider the one that failed */
    static FailureFindings of(List<Seen> seen, String provider, Marks marks) {
        double calm = count(seen, provider, marks.begun(), marks.failed())
                * (double) SECOND
                / (marks.failed() - marks.begun());
        Optional<Duration> back = Optional.empty();
        int largest = 0;
        for (long from = marks.recovered(); from + SECOND <= marks.ended(); from += STEP) {
            int answers = count(seen, provider, from, from + SECOND);
            largest = Math.max(largest, answers);
            if (back.isEmpty() && answers >= NEARLY * calm) {
                back = Optional.of(Duration.ofNanos(from - marks.recovered()));
            }
        }
        return new FailureFindings(
                p99(seen, marks.begun(), marks.failed()),
                p99(seen, marks.failed(), marks.recovered()),
                back,
                calm,
                largest);
    }

    Duration addedP99() {
        return outageP99.minus(calmP99);
    }

    private static int count(List<Seen> seen, String provider, long from, long to) {
        return (int) seen.stream()
                .filter(answer -> answer.answered() >= from && answer.answered() < to)
                .filter(answer -> answer.provider().equals(provider))
                .count();
    }

    private static Duration p99(List<Seen> seen, long from, long to) {
        Histogram latencies = new Histogram(3);
        seen.stream()
                .filter(answer -> answer.asked() >= from && answer.asked() < to)
                .forEach(answer -> latencies.recordValue(answer.answered() - answer.asked()));
        return Duration.ofNanos(latencies.getValueAtPercentile(99));
    }
}
