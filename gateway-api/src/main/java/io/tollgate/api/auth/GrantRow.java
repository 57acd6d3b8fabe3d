package io.tollgate.api.auth;

import io.r2dbc.spi.Readable;
import io.tollgate.api.auth.GrantOutcome.Granted;
import io.tollgate.api.auth.GrantOutcome.Refused;
import io.tollgate.api.error.KeyErrors;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.price.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One row of {@link PostgresGrantStore}'s statement. */
record GrantRow(Readable row) {

    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    GrantOutcome outcome(SecretHash hash) {
        if (optional("revoked_at", Instant.class).isPresent()) {
            return new Refused(KeyErrors.revoked(text("key_name")));
        }
        if (optional("deleted_at", Instant.class).isPresent()) {
            return new Refused(KeyErrors.teamDeleted(text("key_name"), text("team_name")));
        }
        if ("suspended".equals(text("status"))) {
            return new Refused(KeyErrors.organizationSuspended(text("organization_name")));
        }
        return new Granted(grant(hash));
    }

    private KeyGrant grant(SecretHash hash) {
        return new KeyGrant(
                hash,
                id("organization_id"),
                required("shard", Integer.class),
                required("revision", Long.class),
                text("organization_name"),
                new Terms(required("discount_percent", BigDecimal.class), required("fee_percent", BigDecimal.class)),
                id("team_id"),
                text("team_name"),
                optional("member_id", UUID.class),
                id("key_id"),
                text("key_name"),
                intersection(models("team_models"), models("key_models")),
                JsonMapper.shared().readValue(text("tags"), TAGS),
                optional("expires_at", Instant.class),
                limits());
    }

    private List<ScopeLimits> limits() {
        LimitDocuments documents =
                LimitDocuments.parse(optional("budgets", String.class), optional("rate_limits", String.class));
        List<ScopeLimits> limits = new ArrayList<>();
        limits.add(documents.of(new Scope(ScopeKind.ORGANIZATION, id("organization_id")), text("organization_name")));
        limits.add(documents.of(new Scope(ScopeKind.TEAM, id("team_id")), text("team_name")));
        limits.add(documents.of(new Scope(ScopeKind.KEY, id("key_id")), text("key_name")));
        optional("member_id", UUID.class)
                .map(member -> documents.of(new Scope(ScopeKind.MEMBER, member), text("member_name")))
                .ifPresent(limits::add);
        return limits;
    }

    private Optional<Set<String>> models(String column) {
        return optional(column, String[].class).map(Set::of);
    }

    private static Optional<Set<String>> intersection(Optional<Set<String>> team, Optional<Set<String>> key) {
        if (team.isEmpty() || key.isEmpty()) {
            return team.or(() -> key);
        }
        return Optional.of(team.get().stream().filter(key.get()::contains).collect(Collectors.toUnmodifiableSet()));
    }

    private UUID id(String column) {
        return required(column, UUID.class);
    }

    private String text(String column) {
        return required(column, String.class);
    }

    private <T> T required(String column, Class<T> type) {
        @Nullable T value = row.get(column, type);
        return Objects.requireNonNull(value, column);
    }

    private <T> Optional<T> optional(String column, Class<T> type) {
        return Optional.ofNullable(row.get(column, type));
    }
}
