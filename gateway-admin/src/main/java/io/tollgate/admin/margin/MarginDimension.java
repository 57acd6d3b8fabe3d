package io.tollgate.admin.margin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What margins can be grouped by. */
enum MarginDimension {
    ORGANIZATION("organization_id"),
    MODEL("model"),
    PROVIDER("provider"),
    OFFERING("offering");

    private final String column;

    MarginDimension(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** The name in the API. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MarginDimension> of(String label) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.label().equals(label))
                .findFirst();
    }
}
