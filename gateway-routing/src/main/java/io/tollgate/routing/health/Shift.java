package io.tollgate.routing.health;

/** What a call's outcome changed of its circuit. */
enum Shift {
    /** Nothing that plans must see at once. */
    NONE,
    /** Its standing, or how many may try it. */
    STANDING,
    OPENED,
    CLOSED;

    static Shift of(Vitals before, Vitals after, long now) {
        if (before.openedAt() != after.openedAt()) {
            return after.openedAt() > 0 ? OPENED : CLOSED;
        }
        return before.standing(now) != after.standing(now) || before.trials() != after.trials() ? STANDING : NONE;
    }
}
