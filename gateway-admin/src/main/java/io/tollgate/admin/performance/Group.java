package io.tollgate.admin.performance;

import io.tollgate.admin.http.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What measurements can be told apart by. */
enum Group {
    NONE("''"),
    MODEL("u.model"),
    PROVIDER("coalesce(u.provider, '')"),
    OFFERING("coalesce(u.offering, '')");

    private final String column;

    Group(String column) {
        this.column = column;
    }

    /** An expression over {@code latency_hourly}, never null. */
    String column() {
        return column;
    }

    /**
     * Reads the parameter; null means all in one.
     *
     * @throws Problem 400 when there is no such group
     */
    static Group read(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            return NONE;
        }
        return Arrays.stream(values())
                .filter(group -> group != NONE && group.label().equals(written))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("group_by", "'" + written + "' is none of " + known()));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String known() {
        return Arrays.stream(values())
                .filter(group -> group != NONE)
                .map(Group::label)
                .collect(Collectors.joining(", "));
    }
}
