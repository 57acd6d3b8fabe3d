package io.tollgate.admin.policy;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.change.TenantChanges;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The policies of organizations, teams and keys, each by itself. */
@Component
class Policies {

    private final DatabaseClient database;
    private final TenantChanges changes;

    Policies(DatabaseClient database, TenantChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** The stored policy, when the caller may do this there. */
    Mono<String> find(Grant grant, Owner owner) {
        return Mono.justOrEmpty(owner.id())
                .flatMap(id -> database.sql(owner.place().select())
                        .bind("organization", grant.organizationId())
                        .bind("id", id)
                        .map(row -> new Row(
                                row.get("policy", String.class), Optional.ofNullable(row.get("team_id", UUID.class))))
                        .one())
                .filter(row -> row.team().map(grant::covers).orElse(true))
                .map(Row::policy)
                .switchIfEmpty(Mono.error(() -> Problem.notFound(owner.place().label(), owner.shown())));
    }

    /**
     * Puts another policy in the place of what is there.
     *
     * @param ifMatch the version that the caller has read, when it insists on it
     */
    Mono<String> replace(Grant grant, Actor actor, Owner owner, @Nullable String ifMatch, PolicyBody body) {
        Optional<String> policy = body.checked();
        String shown = policy.orElse("{}");
        Mono<Change<String>> work = find(grant, owner)
                .doOnNext(before -> ETags.check(ifMatch, PolicyView.of(before)))
                .flatMap(before -> store(grant, owner, policy)
                        .thenReturn(new Change<>(shown, owner.audit(PolicyBody.of(before), body))));
        return changes.make(grant.organizationId(), actor, work);
    }

    private Mono<Void> store(Grant grant, Owner owner, Optional<String> policy) {
        return database.sql(owner.place().update())
                .bind("organization", grant.organizationId())
                .bind("id", owner.id().orElseThrow())
                .bind("policy", Bind.nullable(String.class, policy.orElse(null)))
                .then();
    }

    /**
     * Whose policy.
     *
     * @param id absent when what is shown is no identifier
     */
    record Owner(Place place, Optional<UUID> id, String shown) {

        private AuditEntry audit(PolicyBody before, PolicyBody after) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("from", before);
            detail.put("to", after);
            return new AuditEntry("policy.update", place.label(), shown, detail);
        }
    }

    private record Row(String policy, Optional<UUID> team) {}
}
