package io.tollgate.bench.load;

import org.HdrHistogram.Histogram;

/**
 * How answers came in, piece by piece; times in nanoseconds.
 *
 * @param firsts from the intended start to the first piece
 * @param gaps between a piece and the next
 * @param each pieces in an answer, on average
 */
public record Pieces(Histogram firsts, Histogram gaps, double each) {

    /** Microseconds from the intended start to the first piece, at this percentile. */
    public double firstMicros(double percentile) {
        return firsts.getValueAtPercentile(percentile) / 1e3;
    }

    /** Microseconds between two pieces, at this percentile. */
    public double gapMicros(double percentile) {
        return gaps.getValueAtPercentile(percentile) / 1e3;
    }
}
