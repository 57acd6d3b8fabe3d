package io.tollgate.routing.plan;

import java.util.OptionalLong;

/** The stricter of two upper limits. */
final class Least {

    private Least() {}

    static OptionalLong of(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
    }
}
