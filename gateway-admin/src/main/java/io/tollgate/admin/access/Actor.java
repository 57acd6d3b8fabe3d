package io.tollgate.admin.access;

import java.util.Locale;
import java.util.UUID;

/** Who audit events name. */
public record Actor(Kind kind, UUID id) {

    /** The node itself, at its start. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, new UUID(0, 0));

    /** What the actor is. */
    public enum Kind {
        USER,
        TOKEN,
        OPERATOR,
        SYSTEM;

        /** The name in the API and in Postgres. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
