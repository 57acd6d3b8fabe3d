package io.tollgate.billing.admission;

import java.util.UUID;

/** One organization, team, key, member or end user, as something that has limits. */
public record Scope(ScopeKind kind, UUID id) {}
