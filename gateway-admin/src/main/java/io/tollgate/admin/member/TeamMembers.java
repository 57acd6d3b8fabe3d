package io.tollgate.admin.member;

import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.access.TeamRole;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.change.TenantChanges;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.member.TeamMemberStore.Person;
import io.tollgate.billing.tenant.IdKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts the organization's people into teams, and takes them out. */
@Component
class TeamMembers {

    private final TeamMemberStore store;
    private final TenantChanges changes;

    TeamMembers(TeamMemberStore store, TenantChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    Mono<Page<TeamMemberView>> page(Caller caller, String team, Optional<UUID> after, int limit) {
        Grant grant = caller.may(Action.MEMBERS_READ);
        return team(grant, team)
                .flatMap(id -> store.page(grant.organizationId(), id, after, limit))
                .map(page -> page.map(person -> person.view(person.role().orElse(TeamRole.MEMBER))));
    }

    Mono<TeamMemberView> put(Caller caller, String team, String user, TeamMemberRequest body) {
        Grant grant = caller.may(Action.TEAM_MEMBERS_WRITE);
        TeamRole role = Roles.team("role", body.role());
        Mono<Change<TeamMemberView>> work = find(grant, team, user).flatMap(place -> put(grant, place, role));
        return changes.make(grant.organizationId(), caller.actor(), work);
    }

    Mono<Void> remove(Caller caller, String team, String user) {
        Grant grant = caller.may(Action.TEAM_MEMBERS_WRITE);
        Mono<Change<Person>> work = find(grant, team, user)
                .filter(place -> place.person().role().isPresent())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member of this team", user)))
                .delayUntil(place -> store.remove(
                        grant.organizationId(), place.team(), place.person().id()))
                .map(place -> new Change<>(place.person(), place.audit("team.member.remove", Optional.empty())));
        return changes.make(grant.organizationId(), caller.actor(), work).then();
    }

    private Mono<Change<TeamMemberView>> put(Grant grant, Place place, TeamRole role) {
        return store.put(grant.organizationId(), place.team(), place.person().id(), role)
                .thenReturn(new Change<>(place.person().view(role), place.audit("team.member.put", Optional.of(role))));
    }

    private Mono<Place> find(Grant grant, String team, String user) {
        return team(grant, team)
                .flatMap(id -> Mono.justOrEmpty(IdKind.USER.read(user))
                        .flatMap(person -> store.person(grant.organizationId(), id, person))
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("member", user)))
                        .map(person -> new Place(id, person)));
    }

    private Mono<UUID> team(Grant grant, String shown) {
        return Mono.justOrEmpty(IdKind.TEAM.read(shown))
                .filter(grant::covers)
                .filterWhen(id -> store.team(grant.organizationId(), id).hasElement())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("team", shown)));
    }

    /** A person and the team in question. */
    private record Place(UUID team, Person person) {

        AuditEntry audit(String action, Optional<TeamRole> to) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("member", IdKind.USER.show(person.id()));
            detail.put("email", person.email());
            person.role().ifPresent(from -> detail.put("from", from.label()));
            to.ifPresent(role -> detail.put("to", role.label()));
            return new AuditEntry(action, "team", IdKind.TEAM.show(team), detail);
        }
    }
}
