package io.tollgate.routing.call;

/**
 * How many second attempts a node may make: one for ten calls, so that a provider that is slow for everybody does not double
 * the load on the others. Safe for use by many threads.
 */
final class HedgeAllowance {

    /** Made at once by a node that has made none for long. */
    static final int USUAL = 10;

    /** Where the operator allows none. */
    static final int NONE = 0;

    private static final int CALLS_PER_HEDGE = 10;

    private final int most;
    private int calls;

    /** @param atOnce how many may be saved up */
    HedgeAllowance(int atOnce) {
        most = CALLS_PER_HEDGE * atOnce;
        calls = most;
    }

    /** A call was made that may be hedged. */
    synchronized void earn() {
        calls = Math.min(most, calls + 1);
    }

    /** Whether a second attempt may be made. */
    synchronized boolean spend() {
        boolean enough = calls >= CALLS_PER_HEDGE;
        calls -= enough ? CALLS_PER_HEDGE : 0;
        return enough;
    }
}
