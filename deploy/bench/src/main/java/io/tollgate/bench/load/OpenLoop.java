package io.tollgate.bench.load;

import java.util.OptionalLong;

/** Requests start at even intervals, so that waiting for a slow server counts as latency. */
final class OpenLoop implements Schedule {

    private final long intervalNanos;
    private final long durationNanos;
    private long start;

    OpenLoop(long intervalNanos, long durationNanos) {
        this.intervalNanos = intervalNanos;
        this.durationNanos = durationNanos;
    }

    @Override
    public OptionalLong next(long elapsed) {
        return start < durationNanos ? OptionalLong.of(start) : OptionalLong.empty();
    }

    @Override
    public void take() {
        start += intervalNanos;
    }
}
