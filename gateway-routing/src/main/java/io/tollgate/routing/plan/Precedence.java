package io.tollgate.routing.plan;

/** Whose credentials come first, whatever the offerings cost. */
enum Precedence {
    /** The caller's own keys that are used before the operator's. */
    OWN_FIRST(0),
    /** The operator's. */
    PLATFORM(1),
    /** The caller's own keys that are used when none of the operator's can be. */
    OWN_LAST(2);

    private final int rank;

    Precedence(int rank) {
        this.rank = rank;
    }

    /** The lower first; below 4. */
    int rank() {
        return rank;
    }
}
