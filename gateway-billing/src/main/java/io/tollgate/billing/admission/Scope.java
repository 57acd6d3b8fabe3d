package io.tollgate.billing.admission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;

/**
 * One organization, team, key, member or end user, as something that has limits.
 *
 * @param narrowedTo the part of its requests that is meant; empty: all
 */
public record Scope(ScopeKind kind, UUID id, Optional<Narrowing> narrowedTo) {

    /** As a whole. */
    public Scope(ScopeKind kind, UUID id) {
        this(kind, id, Optional.empty());
    }

    /** An end user, whose name tells something within one team alone. */
    public static Scope endUser(UUID team, String name) {
        return new Scope(ScopeKind.END_USER, UUID.nameUUIDFromBytes((team + "/" + name).getBytes(UTF_8)));
    }

    /** A part of it. */
    public Scope to(Narrowing part) {
        return new Scope(kind, id, Optional.of(part));
    }
}
