package io.tollgate.admin.limit;

import io.tollgate.admin.http.Problem;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.tenant.IdKind;
import java.util.Map;

/** A scope as a path names it. */
record ScopeRef(Scope scope, String shown) {

    private static final Map<String, IdKind> KINDS =
            Map.of("organization", IdKind.ORGANIZATION, "team", IdKind.TEAM, "key", IdKind.KEY, "member", IdKind.USER);

    /** Reads it; fails with 400 for an unknown kind of scope and with 404 for a malformed identifier. */
    static ScopeRef read(String kind, String id) {
        IdKind idKind = KINDS.get(kind);
        if (idKind == null) {
            throw Problem.invalid("scope", "'" + kind + "' is none of organization, team, key, member");
        }
        return idKind.read(id)
                .map(uuid -> new ScopeRef(new Scope(ScopeKind.of(kind), uuid), id))
                .orElseThrow(() -> Problem.notFound(kind, id));
    }
}
