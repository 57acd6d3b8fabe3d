package io.tollgate.admin.team;

import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.change.TenantChanges;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.MergePatch;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Changes to teams. */
@Component
class Teams {

    private final TeamStore store;
    private final TenantChanges changes;
    private final MergePatch patches;
    private final Clock clock;

    Teams(TeamStore store, TenantChanges changes, MergePatch patches, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.patches = patches;
        this.clock = clock;
    }

    Mono<Team> find(Caller caller, Action action, String id) {
        Grant grant = caller.may(action);
        return Mono.justOrEmpty(IdKind.TEAM.read(id))
                .flatMap(team -> store.find(grant, team))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("team", id)));
    }

    Mono<Team> create(Caller caller, TeamRequest body) {
        UUID organization = caller.may(Action.TEAMS_WRITE).organizationId();
        Team team = TeamFields.read(IdKind.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), body);
        Mono<Change<Team>> work = store.insert(organization, team)
                .map(made -> new Change<>(made, audit("team.create", made, Map.of("to", made.request()))));
        return changes.create(organization, caller.actor(), work)
                .onErrorMap(DuplicateKeyException.class, taken -> nameTaken(team));
    }

    Mono<Team> patch(Caller caller, String id, @Nullable String ifMatch, ObjectNode patch) {
        UUID organization = caller.may(Action.TEAMS_WRITE).organizationId();
        Mono<Change<Team>> work =
                find(caller, Action.TEAMS_WRITE, id).flatMap(team -> patch(organization, team, ifMatch, patch));
        return changes.make(organization, caller.actor(), work);
    }

    Mono<Void> delete(Caller caller, String id, @Nullable String ifMatch) {
        UUID organization = caller.may(Action.TEAMS_WRITE).organizationId();
        Mono<Change<Team>> work = find(caller, Action.TEAMS_WRITE, id)
                .doOnNext(team -> ETags.check(ifMatch, team.view()))
                .delayUntil(team -> store.delete(organization, team))
                .map(team -> new Change<>(team, audit("team.delete", team, Map.of("from", team.request()))));
        return changes.make(organization, caller.actor(), work).then();
    }

    private Mono<Change<Team>> patch(UUID organization, Team team, @Nullable String ifMatch, ObjectNode patch) {
        ETags.check(ifMatch, team.view());
        TeamRequest asked = patches.apply(TeamRequest.class, team.request(), patch);
        Team changed = TeamFields.read(team.id(), team.createdAt(), asked);
        return store.update(organization, changed)
                .map(made -> new Change<>(
                        made, audit("team.update", made, Map.of("from", team.request(), "to", made.request()))))
                .onErrorMap(DuplicateKeyException.class, taken -> nameTaken(changed));
    }

    private static Problem nameTaken(Team team) {
        return Problem.conflict("name_taken", "name", "there is a team '" + team.name() + "' already");
    }

    private static AuditEntry audit(String action, Team team, Map<String, Object> detail) {
        Map<String, Object> named = new HashMap<>(detail);
        named.put("name", team.name());
        return new AuditEntry(action, "team", team.shownId(), named);
    }
}
