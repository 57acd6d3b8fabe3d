package io.tollgate.admin.spend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What rows can be grouped by besides tags. */
enum Dimension {
    TEAM("team_id"),
    KEY("key_id"),
    MEMBER("member_id"),
    MODEL("model"),
    PROVIDER("provider"),
    OFFERING("offering"),
    STATUS("status"),
    END_USER("end_user");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    /** The column of {@code usage_hourly} and of {@code usage_record}. */
    String column() {
        return column;
    }

    /** Whether hourly sums do not tell it. */
    boolean needsRows() {
        return this == END_USER;
    }

    /** The name in the API, and of the result's column. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Dimension> of(String label) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.label().equals(label))
                .findFirst();
    }
}
