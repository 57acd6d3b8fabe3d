package io.tollgate.admin.limit;

import io.tollgate.admin.http.Problem;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.tenant.IdKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A scope as a call names it. */
record ScopeRef(Scope scope, String shown) {

    private static final Map<String, IdKind> KINDS =
            Map.of("organization", IdKind.ORGANIZATION, "team", IdKind.TEAM, "key", IdKind.KEY, "member", IdKind.USER);
    private static final int MOST = 100;

    /** Reads it; fails with 400 for an unknown kind of scope and with 404 for a malformed identifier. */
    static ScopeRef read(String kind, String id) {
        return find(kind, id).orElseThrow(() -> Problem.notFound(kind, id));
    }

    /**
     * Reads several of a kind, each once, in their order.
     *
     * @param ids separated by commas
     * @throws Problem 400 for an unknown kind of scope, for a malformed identifier and for more than 100 of them
     */
    static List<ScopeRef> readAll(String kind, String ids) {
        List<String> named =
                Arrays.stream(ids.split(",", -1)).map(String::trim).distinct().toList();
        if (named.size() > MOST) {
            throw Problem.invalid("id", named.size() + " are more than " + MOST + "; ask for them in several calls");
        }
        return named.stream().map(id -> listed(kind, id)).toList();
    }

    UUID id() {
        return scope.id();
    }

    private static ScopeRef listed(String kind, String id) {
        return find(kind, id)
                .orElseThrow(() -> Problem.invalid("id", "'" + id + "' is not the identifier of a " + kind));
    }

    private static Optional<ScopeRef> find(String kind, String id) {
        IdKind idKind = KINDS.get(kind);
        if (idKind == null) {
            throw Problem.invalid("scope", "'" + kind + "' is none of organization, team, key, member");
        }
        return idKind.read(id).map(uuid -> new ScopeRef(new Scope(ScopeKind.of(kind), uuid), id));
    }
}
