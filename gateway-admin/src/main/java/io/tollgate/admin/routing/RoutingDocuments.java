package io.tollgate.admin.routing;

import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.change.TenantChanges;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The routing documents of the organization and of its keys; a team's is a part of the team. */
@Component
class RoutingDocuments {

    private static final String OF_ORGANIZATION =
            "select coalesce(routing, '{}')::text as routing from organization where id = :organization";
    private static final String SET_ORGANIZATION =
            "update organization set routing = cast(:routing as jsonb) where id = :organization";
    private static final String OF_KEY = """
            select coalesce(routing, '{}')::text as routing, team_id, member_id from virtual_key
            where organization_id = :organization and id = :id and revoked_at is null
            """;
    private static final String SET_KEY = """
            update virtual_key set routing = cast(:routing as jsonb) where organization_id = :organization and id = :id
            """;

    private final DatabaseClient database;
    private final TenantChanges changes;

    RoutingDocuments(DatabaseClient database, TenantChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    Mono<String> ofOrganization(Grant grant) {
        return database.sql(OF_ORGANIZATION)
                .bind("organization", grant.organizationId())
                .map(row -> row.get("routing", String.class))
                .one();
    }

    /** A key's document, when the caller may do this with the key. */
    Mono<String> ofKey(Grant grant, String shownId) {
        return key(grant, shownId).map(KeyRow::routing);
    }

    Mono<String> replaceOrganizations(Caller caller, @Nullable String ifMatch, RoutingBody body) {
        Grant grant = caller.may(Action.TEAMS_WRITE);
        Optional<String> document = checked(body);
        Mono<String> work = database.sql(SET_ORGANIZATION)
                .bind("organization", grant.organizationId())
                .bind("routing", Bind.nullable(String.class, document.orElse(null)))
                .then()
                .thenReturn(document.orElse("{}"));
        return changed(caller, grant, "organization", "organization", versioned(ofOrganization(grant), ifMatch), work);
    }

    Mono<String> replaceKeys(Caller caller, String shownId, @Nullable String ifMatch, RoutingBody body) {
        Grant grant = caller.may(Action.KEYS_WRITE);
        Optional<String> document = checked(body);
        Mono<String> work = key(grant, shownId)
                .filter(key -> grant.covers(key.team(), key.member()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("key", shownId)))
                .flatMap(key -> database.sql(SET_KEY)
                        .bind("organization", grant.organizationId())
                        .bind("id", key.id())
                        .bind("routing", Bind.nullable(String.class, document.orElse(null)))
                        .then())
                .thenReturn(document.orElse("{}"));
        return changed(caller, grant, "key", shownId, versioned(ofKey(grant, shownId), ifMatch), work);
    }

    private Mono<KeyRow> key(Grant grant, String shownId) {
        return Mono.justOrEmpty(IdKind.KEY.read(shownId))
                .flatMap(id -> database.sql(OF_KEY)
                        .bind("organization", grant.organizationId())
                        .bind("id", id)
                        .map(row -> new KeyRow(
                                id,
                                row.get("team_id", UUID.class),
                                Optional.ofNullable(row.get("member_id", UUID.class)),
                                row.get("routing", String.class)))
                        .one())
                .filter(key -> grant.covers(key.team()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("key", shownId)));
    }

    private Mono<String> changed(
            Caller caller, Grant grant, String kind, String target, Mono<String> before, Mono<String> work) {
        return changes.make(
                grant.organizationId(),
                caller.actor(),
                before.flatMap(from -> work.map(to -> new Change<>(to, audit(kind, target, from, to)))));
    }

    /** The document as it is; fails with 412 when it is not the one that the caller has read. */
    private static Mono<String> versioned(Mono<String> before, @Nullable String ifMatch) {
        return before.doOnNext(document -> ETags.check(ifMatch, RoutingView.of(document)));
    }

    private static AuditEntry audit(String kind, String target, String from, String to) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("from", RoutingBody.of(from));
        detail.put("to", RoutingBody.of(to));
        return new AuditEntry("routing.update", kind, target, detail);
    }

    private static Optional<String> checked(RoutingBody body) {
        Fields fields = new Fields();
        Optional<String> document = RoutingBody.read(fields, body);
        fields.raise();
        return document;
    }

    private record KeyRow(UUID id, UUID team, Optional<UUID> member, String routing) {}
}
