package io.tollgate.admin.announcement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much an announcement matters. */
enum Level {
    INFO,
    WARNING,
    CRITICAL;

    /** The name in the API and in Postgres. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Level> of(String label) {
        return Arrays.stream(values())
                .filter(level -> level.label().equals(label))
                .findFirst();
    }
}
