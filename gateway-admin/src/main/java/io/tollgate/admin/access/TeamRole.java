package io.tollgate.admin.access;

import java.util.Locale;

/** What a member is in one team. */
public enum TeamRole {
    ADMIN,
    MEMBER;

    /** The name in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this label. */
    public static TeamRole of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
