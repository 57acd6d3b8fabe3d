package io.tollgate.billing.admission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;

/** One organization, team, key, member or end user, as something that has limits. */
public final class Scope {

    private final ScopeKind kind;
    private final UUID id;
    private final Optional<Narrowing> narrowedTo;

    /** Every request asks for it several times, and keeps to the same scopes as the one before. */
    private final String label;

    /** As a whole. */
    public Scope(ScopeKind kind, UUID id) {
        this(kind, id, Optional.empty());
    }

    private Scope(ScopeKind kind, UUID id, Optional<Narrowing> narrowedTo) {
        this.kind = kind;
        this.id = id;
        this.narrowedTo = narrowedTo;
        String whole = kind.label() + ":" + id;
        this.label = narrowedTo.map(part -> whole + "/" + part.label()).orElse(whole);
    }

    /** An end user, whose name tells something within one team alone. */
    public static Scope endUser(UUID team, String name) {
        return new Scope(ScopeKind.END_USER, UUID.nameUUIDFromBytes((team + "/" + name).getBytes(UTF_8)));
    }

    /** A part of it. */
    public Scope to(Narrowing part) {
        return new Scope(kind, id, Optional.of(part));
    }

    public ScopeKind kind() {
        return kind;
    }

    public UUID id() {
        return id;
    }

    /** The part of its requests that is meant; empty: all. */
    public Optional<Narrowing> narrowedTo() {
        return narrowedTo;
    }

    /** How it is written in Redis keys and holds, such as {@code team:<id>} or {@code team:<id>/model:gpt-5}. */
    public String label() {
        return label;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope && label.equals(scope.label);
    }

    @Override
    public int hashCode() {
        return label.hashCode();
    }

    @Override
    public String toString() {
        return label;
    }
}
