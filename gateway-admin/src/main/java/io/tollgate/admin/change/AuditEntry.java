package io.tollgate.admin.change;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

    /**
     * Of what was made or replaced.
     *
     * @param before what was there, if anything was
     */
    public static AuditEntry of(String action, String targetKind, String targetId, Optional<?> before, Object after) {
        Map<String, Object> detail = new LinkedHashMap<>();
        before.ifPresent(there -> detail.put("from", there));
        detail.put("to", after);
        return new AuditEntry(action, targetKind, targetId, detail);
    }

    /** The same with more in its detail. */
    AuditEntry and(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(detail);
        all.putAll(more);
        return new AuditEntry(action, targetKind, targetId, all);
    }
}
