package io.tollgate.bench.load;

import java.util.OptionalLong;

/** The next request starts as soon as a connection is free for it. */
final class ClosedLoop implements Schedule {

    private final long durationNanos;
    private long left;

    ClosedLoop(long requests, long durationNanos) {
        this.left = requests;
        this.durationNanos = durationNanos;
    }

    @Override
    public OptionalLong next(long elapsed) {
        return left > 0 && elapsed < durationNanos ? OptionalLong.of(elapsed) : OptionalLong.empty();
    }

    @Override
    public void take() {
        left--;
    }
}
