package io.tollgate.billing.admission;

import java.util.Locale;

/** The levels at which budgets and rate limits are set. */
public enum ScopeKind {
    ORGANIZATION,
    TEAM,
    KEY,
    MEMBER,
    END_USER;

    /** The name in the API, in Postgres and in Redis keys, such as {@code end_user}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind with this label.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ScopeKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
