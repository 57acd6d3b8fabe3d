package io.tollgate.admin.payload;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.payload.PayloadVault;
import io.tollgate.billing.payload.PayloadVault.Bodies;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what was captured; nobody reads it without an audit event. */
@Component
class Payloads {

    private static final String ONE = """
            select request_id, team_id, captured_at, expires_at, sealed_key, content from request_payload
            where organization_id = :organization and request_id = :id
                and expires_on >= (now() at time zone 'UTC')::date and expires_at > now()
                and (:everywhere or team_id = any(:teams))
            limit 1
            """;

    private final DatabaseClient database;
    private final PayloadVault vault;
    private final AuditTrail audit;

    Payloads(DatabaseClient database, PayloadVault vault, AuditTrail audit) {
        this.database = database;
        this.vault = vault;
        this.audit = audit;
    }

    Mono<PayloadView> read(Caller caller, String shown) {
        Grant grant = caller.may(Action.PAYLOADS_READ);
        return Mono.justOrEmpty(IdKind.REQUEST.read(shown))
                .flatMap(id -> find(grant, id))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("captured payload of the request", shown)))
                .delayUntil(found -> audit.add(grant.organizationId(), caller.actor(), found.audit()))
                .map(Found::view);
    }

    private Mono<Found> find(Grant grant, UUID id) {
        return database.sql(ONE)
                .bind("organization", grant.organizationId())
                .bind("id", id)
                .bind("everywhere", grant.everywhere())
                .bind("teams", grant.teams())
                .map(this::found)
                .one();
    }

    private Found found(Readable row) {
        UUID request = row.get("request_id", UUID.class);
        Bodies bodies = vault.open(request, row.get("sealed_key", byte[].class), row.get("content", byte[].class))
                .orElseThrow(() -> new Problem(
                        HttpStatus.CONFLICT,
                        "payload_unreadable",
                        "it was sealed under a master key that this node does not know, or is damaged"));
        PayloadView view = new PayloadView(
                IdKind.REQUEST.show(request),
                row.get("captured_at", Instant.class),
                row.get("expires_at", Instant.class),
                BodyView.of(bodies.request()),
                BodyView.of(bodies.answer()));
        return new Found(view, IdKind.TEAM.show(row.get("team_id", UUID.class)));
    }

    private record Found(PayloadView view, String team) {

        AuditEntry audit() {
            return new AuditEntry("payload.read", "request", view.requestId(), Map.of("team", team));
        }
    }
}
