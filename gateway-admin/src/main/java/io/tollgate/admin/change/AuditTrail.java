package io.tollgate.admin.change;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.http.Bind;
import io.tollgate.billing.tenant.IdKind;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes audit events into the transaction of what they tell of. */
@Component
public class AuditTrail {

    private static final String INSERT = """
            insert into audit_event (id, organization_id, actor_kind, actor_id, action, target_kind, target_id, detail,
                address)
            values (:id, :organization, :actorKind, :actor, :action, :targetKind, :target, cast(:detail as jsonb), :address)
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    AuditTrail(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Adds an event.
     *
     * @param organizationId null for the operator's own catalogue
     */
    public Mono<Void> add(@Nullable UUID organizationId, Actor actor, AuditEntry entry) {
        return Mono.deferContextual(context -> insert(organizationId, actor, entry, CallOrigin.of(context)));
    }

    private Mono<Void> insert(@Nullable UUID organizationId, Actor actor, AuditEntry entry, Optional<String> address) {
        return database.sql(INSERT)
                .bind("id", IdKind.next())
                .bind("organization", Bind.nullable(UUID.class, organizationId))
                .bind("actorKind", actor.kind().label())
                .bind("actor", actor.id())
                .bind("action", entry.action())
                .bind("targetKind", entry.targetKind())
                .bind("target", entry.targetId())
                .bind("detail", json.writeValueAsString(entry.detail()))
                .bind("address", Bind.nullable(String.class, address.orElse(null)))
                .then();
    }
}
