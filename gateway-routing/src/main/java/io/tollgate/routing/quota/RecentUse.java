package io.tollgate.routing.quota;

/** How much was used in the last window; times are nanoseconds of one clock. */
final class RecentUse {

    private final long stepNanos;
    private final long[] used;
    private long latest = Long.MIN_VALUE;
    private long sum;

    RecentUse(Slicing slicing) {
        this.stepNanos = slicing.step().toNanos();
        // Of the oldest step a part still counts.
        this.used = new long[slicing.steps() + 1];
    }

    void add(long amount, long now) {
        forget(now);
        used[place(latest)] += amount;
        sum += amount;
    }

    /** Rather too much than too little, by what the oldest step had. */
    long sum(long now) {
        forget(now);
        return sum;
    }

    private void forget(long now) {
        long step = Math.floorDiv(now, stepNanos);
        if (step > latest) {
            long from = Math.max(latest + 1, step - used.length + 1);
            for (long old = from; old <= step; old++) {
                sum -= used[place(old)];
                used[place(old)] = 0;
            }
            latest = step;
        }
    }

    private int place(long step) {
        return Math.floorMod(step, used.length);
    }
}
