package io.tollgate.bench.load;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What a run brought: answers that count, failures by kind, the time taken and the latencies in nanoseconds. */
public record LoadResult(
        long answered, Map<String, Long> failures, Duration elapsed, Histogram latencies, Pieces pieces) {

    public LoadResult {
        failures = Map.copyOf(failures);
    }

    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    public double perSecond() {
        return answered / (elapsed.toNanos() / 1e9);
    }

    /** Microseconds from the intended start to the last byte, at this percentile. */
    public double micros(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }
}
