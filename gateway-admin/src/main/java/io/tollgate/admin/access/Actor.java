package io.tollgate.admin.access;

import java.util.Locale;
import java.util.UUID;

/** Who audit events name. */
public record Actor(Kind kind, UUID id) {

    /** What the actor is. */
    public enum Kind {
        USER,
        TOKEN,
        OPERATOR;

        /** The name in the API and in Postgres. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
