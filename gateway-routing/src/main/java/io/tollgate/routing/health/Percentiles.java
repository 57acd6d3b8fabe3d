package io.tollgate.routing.health;

import java.util.Arrays;

/**
 * Where the last few hundred durations lay, in steps of a factor of √2; those longer ago count half and half again, and none
 * once nothing was heard for ten minutes: what is avoided for them would be avoided for ever. Moments are milliseconds since
 * the epoch.
 */
final class Percentiles {

    private static final int FEW = 20;
    private static final int MANY = 512;
    private static final long FORGOTTEN_MILLIS = 600_000;
    private static final double SHORTEST_MILLIS = 5;
    private static final double STEP = Math.log(2) / 2;

    private final int[] steps = new int[32];
    private int total;
    private long heardAt;

    void add(double millis, long now) {
        if (isForgotten(now)) {
            Arrays.fill(steps, 0);
            total = 0;
        }
        heardAt = now;
        steps[step(millis)]++;
        if (++total >= MANY) {
            halve();
        }
    }

    /** What nine of ten were not above, in milliseconds, rounded up to a step; 0 while there are too few to tell. */
    double p90(long now) {
        return allButOneOf(10, now);
    }

    /** The same of nineteen of twenty. */
    double p95(long now) {
        return allButOneOf(20, now);
    }

    private boolean isForgotten(long now) {
        return now - heardAt >= FORGOTTEN_MILLIS;
    }

    private double allButOneOf(int part, long now) {
        if (total < FEW || isForgotten(now)) {
            return 0;
        }
        int above = total / part;
        int step = steps.length - 1;
        while (step > 0 && above >= steps[step]) {
            above -= steps[step];
            step--;
        }
        return SHORTEST_MILLIS * Math.exp(STEP * step);
    }

    private static int step(double millis) {
        double step = Math.ceil(Math.log(Math.max(millis, SHORTEST_MILLIS) / SHORTEST_MILLIS) / STEP);
        return (int) Math.min(31, step);
    }

    private void halve() {
        total = 0;
        for (int i = 0; i < steps.length; i++) {
            steps[i] /= 2;
            total += steps[i];
        }
    }
}
