package io.tollgate.admin.member;

import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.access.Role;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.change.TenantChanges;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.MergePatch;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.limit.LimitFields;
import io.tollgate.admin.limit.Limits;
import io.tollgate.billing.tenant.IdKind;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Changes to who belongs to an organization, as what, and within which limits; it always keeps an owner. */
@Component
class Members {

    private final MemberStore store;
    private final TenantChanges changes;
    private final MergePatch patches;

    Members(MemberStore store, TenantChanges changes, MergePatch patches) {
        this.store = store;
        this.changes = changes;
        this.patches = patches;
    }

    Mono<Member> find(Grant grant, String id) {
        return Mono.justOrEmpty(IdKind.USER.read(id))
                .flatMap(user -> store.find(grant, user))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member", id)));
    }

    Mono<Member> patch(Caller caller, String id, @Nullable String ifMatch, ObjectNode patch) {
        Grant grant = caller.may(Action.MEMBERS_WRITE);
        Mono<Change<Member>> work = find(grant, id)
                .doOnNext(member -> ETags.check(ifMatch, member.view()))
                .flatMap(member ->
                        change(caller, grant, member, patches.apply(MemberPatch.class, member.request(), patch)));
        return changes.make(grant.organizationId(), caller.actor(), work);
    }

    private Mono<Change<Member>> change(Caller caller, Grant grant, Member member, MemberPatch asked) {
        Fields fields = new Fields();
        Role role = Roles.read(fields, "role", asked.role()).orElse(member.role());
        Limits limits = LimitFields.read(fields, asked.budgets(), asked.rateLimits(), asked.narrowedLimits());
        fields.raise();
        mayTouchOwners(caller, member.role(), role);
        UUID organization = grant.organizationId();
        return (role == Role.OWNER ? Mono.empty() : keepAnOwner(grant, member))
                .then(store.give(organization, member, role))
                .flatMap(changed -> store.limit(organization, changed, limits))
                .map(changed -> new Change<>(
                        changed,
                        entry(
                                "member.update",
                                member,
                                Map.of("from", member.request(), "to", changed.request(), "email", member.email()))));
    }

    /** Removes somebody, or lets the caller leave. */
    Mono<Void> remove(Caller caller, String id, @Nullable String ifMatch) {
        Grant grant = caller.may(Action.MEMBERS_REMOVE);
        Mono<Change<Member>> work = find(grant, id)
                .doOnNext(member -> mayRemove(caller, grant, member))
                .doOnNext(member -> ETags.check(ifMatch, member.view()))
                .delayUntil(member -> keepAnOwner(grant, member))
                .delayUntil(member -> store.remove(grant.organizationId(), member))
                .map(member -> new Change<>(
                        member,
                        entry(
                                "member.remove",
                                member,
                                Map.of(
                                        "email",
                                        member.email(),
                                        "role",
                                        member.role().label()))));
        return changes.make(grant.organizationId(), caller.actor(), work).then();
    }

    /** Makes somebody the owner in the caller's place; the caller becomes an admin. */
    Mono<Member> transfer(Caller caller, String id) {
        Grant grant = caller.may(Action.OWNERSHIP_WRITE);
        UUID organization = grant.organizationId();
        Mono<Change<Member>> work = find(grant, id)
                .filter(member -> !member.id().equals(grant.userId()))
                .switchIfEmpty(Mono.error(() ->
                        Problem.conflict("already_owner", "id", "is you: name the member who shall be the owner")))
                .delayUntil(member ->
                        store.find(grant, grant.userId()).flatMap(me -> store.give(organization, me, Role.ADMIN)))
                .flatMap(member -> store.give(organization, member, Role.OWNER)
                        .map(owner -> new Change<>(owner, audit("ownership.transfer", member, Role.OWNER))));
        return changes.make(organization, caller.actor(), work);
    }

    private Mono<Void> keepAnOwner(Grant grant, Member member) {
        return member.role() != Role.OWNER
                ? Mono.empty()
                : store.owners(grant.organizationId())
                        .filter(owners -> owners > 1)
                        .switchIfEmpty(Mono.error(() -> Problem.conflict(
                                "last_owner",
                                "role",
                                member.name() + " is the only owner: make somebody else an owner first")))
                        .then();
    }

    private static void mayTouchOwners(Caller caller, Role from, Role to) {
        if (from == Role.OWNER || to == Role.OWNER) {
            caller.may(Action.OWNERSHIP_WRITE);
        }
    }

    /** Who may only leave does not find anybody else here. */
    private static void mayRemove(Caller caller, Grant grant, Member member) {
        if (member.role() == Role.OWNER && !member.id().equals(grant.userId())) {
            caller.may(Action.OWNERSHIP_WRITE);
        }
    }

    private static AuditEntry audit(String action, Member member, Role to) {
        return entry(action, member, Map.of("from", member.role().label(), "to", to.label(), "email", member.email()));
    }

    private static AuditEntry entry(String action, Member member, Map<String, Object> detail) {
        return new AuditEntry(action, "member", member.shownId(), detail);
    }
}
