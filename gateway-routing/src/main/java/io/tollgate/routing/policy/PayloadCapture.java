package io.tollgate.routing.policy;

import io.tollgate.routing.plan.Chance;

/**
 * Whether prompts and answers are kept.
 *
 * @param retentionDays how long, from 1 to {@link #LONGEST}
 * @param samplePercent of how many requests, above 0 up to 100
 */
public record PayloadCapture(boolean enabled, int retentionDays, double samplePercent) {

    /** In days. */
    public static final int LONGEST = 90;

    private static final double ALL = 100;
    private static final String DRAW = "payload";

    /** One that says no to all others. */
    static final PayloadCapture FORBIDDEN = new PayloadCapture(false, LONGEST, ALL);

    /** Both: one that says no, the shorter time, the fewer requests. */
    PayloadCapture and(PayloadCapture other) {
        return enabled && other.enabled
                ? new PayloadCapture(
                        true,
                        Math.min(retentionDays, other.retentionDays),
                        Math.min(samplePercent, other.samplePercent))
                : FORBIDDEN;
    }

    /** Whether this request is one of those that are kept. */
    public boolean takes(long seed) {
        return enabled && Chance.takes(seed, DRAW, samplePercent);
    }
}
