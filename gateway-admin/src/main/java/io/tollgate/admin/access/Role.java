package io.tollgate.admin.access;

import java.util.Locale;

/** What a person is in an organization. */
public enum Role {
    OWNER,
    ADMIN,
    BILLING,
    MEMBER,
    VIEWER;

    /** The name in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may do this in the whole organization. */
    public boolean mayEverywhere(Action action) {
        return PermissionTable.reach(this, action) == Reach.ORGANIZATION;
    }

    /** The role with this label. */
    public static Role of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
