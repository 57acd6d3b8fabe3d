package io.tollgate.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts a run's answers as they come, on the load generator's thread. */
final class Tally {

    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram latencies = new Histogram(SIGNIFICANT_DIGITS);
    private final Histogram firsts = new Histogram(SIGNIFICANT_DIGITS);
    private final Histogram gaps = new Histogram(SIGNIFICANT_DIGITS);
    private final Map<String, Long> failures = new TreeMap<>();
    private long answered;
    private long pieces;

    void answered(long latencyNanos, long untilFirstNanos, int itsPieces) {
        answered++;
        pieces += itsPieces;
        latencies.recordValue(Math.max(0, latencyNanos));
        firsts.recordValue(Math.max(0, untilFirstNanos));
    }

    void gap(long nanos) {
        gaps.recordValue(Math.max(0, nanos));
    }

    void failed(String kind) {
        failed(kind, 1);
    }

    void failed(String kind, long count) {
        failures.merge(kind, count, Long::sum);
    }

    LoadResult result(long elapsedNanos) {
        double piecesEach = answered == 0 ? 0 : (double) pieces / answered;
        return new LoadResult(
                answered, failures, Duration.ofNanos(elapsedNanos), latencies, new Pieces(firsts, gaps, piecesEach));
    }
}
