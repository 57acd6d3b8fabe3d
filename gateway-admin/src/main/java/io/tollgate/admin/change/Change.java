package io.tollgate.admin.change;

import java.util.Map;

/** A change that was made: what is answered, and what the audit says of it. */
public record Change<T>(T result, AuditEntry audit) {

    /** The same, of which the audit says more. */
    public Change<T> and(Map<String, Object> more) {
        return new Change<>(result, audit.and(more));
    }
}
