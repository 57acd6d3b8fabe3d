package io.tollgate.billing.admission;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One organization, team, key, member or end user, as something that has limits. */
public record Scope(ScopeKind kind, UUID id) {

    /** An end user, whose name tells something within one team alone. */
    public static Scope endUser(UUID team, String name) {
        byte[] whole = (team + "/" + name).getBytes(StandardCharsets.UTF_8);
        return new Scope(ScopeKind.END_USER, UUID.nameUUIDFromBytes(whole));
    }
}
