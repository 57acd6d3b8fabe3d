package io.tollgate.admin.change;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an audit event says was done; never with a secret in it.
 *
 * @param action such as {@code team.create}
 * @param targetId as it is shown
 */
public record AuditEntry(String action, String targetKind, String targetId, Map<String, Object> detail) {

    public AuditEntry {
        detail = new LinkedHashMap<>(detail);
    }

    /** The same with more in its detail. */
    AuditEntry and(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(detail);
        all.putAll(more);
        return new AuditEntry(action, targetKind, targetId, all);
    }
}
