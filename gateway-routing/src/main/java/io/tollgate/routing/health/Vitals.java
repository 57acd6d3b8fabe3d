package io.tollgate.routing.health;

/**
 * The breaker of one circuit, as a value: each outcome gives the next one. Times are milliseconds since the epoch.
 *
 * @param outcomes the last calls as bits, 1 for a failure, the latest lowest
 * @param recorded how many of those bits count
 * @param failuresInRow failures since the last success
 * @param openedAt when the breaker opened; 0: it is closed
 * @param trials calls let through since it is half open and not yet settled
 * @param recoveries trials that went well
 * @param coolUntil the provider asked not to be called before
 * @param rampedAt since when it has been closed again, and gets more requests by and by; 0: it gets all
 * @param failedAt when a call last opened the breaker; probes alone cannot keep it open for much longer
 */
record Vitals(
        int outcomes,
        int recorded,
        int failuresInRow,
        long openedAt,
        int trials,
        int recoveries,
        long coolUntil,
        long rampedAt,
        long failedAt) {

    static final Vitals FRESH = new Vitals(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static final long OPEN_MILLIS = 10_000;
    static final int TRIALS = 5;

    /** So long after a call failed, failing probes are believed; then a call tries it all the same. */
    static final long HELD_MILLIS = 60_000;

    /** How long each step of the ramp takes. */
    static final long RAMP_MILLIS = 2_000;

    private static final double[] RAMP = {0.1, 0.25, 0.5};

    private static final int WINDOW = 20;
    private static final int WINDOW_MASK = (1 << WINDOW) - 1;
    /** Below this, half of the calls are too few to tell. */
    private static final int MIN_RECORDED = 10;

    private static final int MAX_FAILURES_IN_ROW = 3;

    Standing standing(long now) {
        if (openedAt > 0) {
            return isHalfOpen(now) && trials + recoveries < TRIALS ? Standing.HALF_OPEN : Standing.OPEN;
        }
        return coolUntil > now ? Standing.COOLING : Standing.CLOSED;
    }

    /** The part of the requests that may come, after the breaker was open. */
    double share(long now) {
        int step = rampStep(now);
        return step < RAMP.length ? RAMP[step] : 1;
    }

    double errorRatio() {
        return (double) Integer.bitCount(outcomes) / WINDOW;
    }

    /** The part of the recorded calls that did not fail; 1 before any. */
    double served() {
        return recorded == 0 ? 1 : 1 - (double) Integer.bitCount(outcomes) / recorded;
    }

    /** When it next changes without any call; far away when it does not. */
    long changesAt(long now) {
        if (openedAt > 0) {
            return isHalfOpen(now) ? Long.MAX_VALUE : openedAt + OPEN_MILLIS;
        }
        if (coolUntil > now) {
            return coolUntil;
        }
        int step = rampStep(now);
        return step < RAMP.length ? rampedAt + (step + 1) * RAMP_MILLIS : Long.MAX_VALUE;
    }

    Vitals begun(long now) {
        return isHalfOpen(now) ? withTrials(trials + 1) : this;
    }

    Vitals abandoned() {
        return trials == 0 ? this : withTrials(trials - 1);
    }

    Vitals succeeded(long now) {
        if (openedAt == 0) {
            return outcomes == 0 && recorded == WINDOW ? this : recorded(0, 0);
        }
        if (!isHalfOpen(now)) {
            return this;
        }
        int recovered = recoveries + 1;
        return recovered >= TRIALS
                ? new Vitals(0, 0, 0, 0, 0, 0, coolUntil, now, 0)
                : new Vitals(
                        outcomes,
                        recorded,
                        failuresInRow,
                        openedAt,
                        Math.max(0, trials - 1),
                        recovered,
                        coolUntil,
                        0,
                        failedAt);
    }

    /** What fails while it recovers has not recovered. */
    Vitals failed(long now) {
        if (openedAt > 0) {
            return isHalfOpen(now) ? opened(now) : this;
        }
        Vitals next = recorded(1, failuresInRow + 1);
        return share(now) < 1 || next.trips() ? next.opened(now) : next;
    }

    /** Another node found it failing: what is open already stays so for as long as there. */
    Vitals openedElsewhere(long now) {
        return opened(now);
    }

    /** It does not even answer a call that costs nothing: no caller's request need find that out. */
    Vitals probeFailed(long now) {
        return openedAt > 0 && now < failedAt + HELD_MILLIS ? openedAgain(now, failedAt) : this;
    }

    /** Another node found it well again: here, too, it gets its requests by and by. */
    Vitals closedElsewhere(long now) {
        return openedAt == 0 ? this : new Vitals(0, 0, 0, 0, 0, 0, coolUntil, now, 0);
    }

    Vitals throttled(long until) {
        return new Vitals(
                outcomes,
                recorded,
                failuresInRow,
                openedAt,
                Math.max(0, trials - 1),
                recoveries,
                Math.max(coolUntil, until),
                rampedAt,
                failedAt);
    }

    private int rampStep(long now) {
        return rampedAt == 0 ? RAMP.length : (int) Math.min(RAMP.length, Math.max(0, now - rampedAt) / RAMP_MILLIS);
    }

    private boolean isHalfOpen(long now) {
        return openedAt > 0 && now >= openedAt + OPEN_MILLIS;
    }

    private boolean trips() {
        return failuresInRow >= MAX_FAILURES_IN_ROW
                || (recorded >= MIN_RECORDED && 2 * Integer.bitCount(outcomes) >= recorded);
    }

    private Vitals recorded(int outcome, int inRow) {
        return new Vitals(
                ((outcomes << 1) | outcome) & WINDOW_MASK,
                Math.min(WINDOW, recorded + 1),
                inRow,
                0,
                0,
                0,
                coolUntil,
                rampedAt,
                failedAt);
    }

    private Vitals opened(long now) {
        return openedAgain(now, now);
    }

    private Vitals openedAgain(long now, long failed) {
        return new Vitals(outcomes, recorded, failuresInRow, now, 0, 0, coolUntil, 0, failed);
    }

    private Vitals withTrials(int count) {
        return new Vitals(
                outcomes, recorded, failuresInRow, openedAt, count, recoveries, coolUntil, rampedAt, failedAt);
    }
}
