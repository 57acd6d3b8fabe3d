package io.tollgate.admin.member;

import io.tollgate.admin.access.Role;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.limit.Limits;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person in an organization.
 *
 * @param teams those that the caller may see
 * @param limits of what the person's own keys do
 */
record Member(UUID id, String name, String email, Role role, List<MemberTeam> teams, Limits limits, Instant joinedAt) {

    Member {
        teams = List.copyOf(teams);
    }

    Member with(Role other) {
        return new Member(id, name, email, other, teams, limits, joinedAt);
    }

    Member with(Limits other) {
        return new Member(id, name, email, role, teams, other, joinedAt);
    }

    MemberView view() {
        return new MemberView(
                shownId(),
                name,
                email,
                role.label(),
                teams,
                limits.budgetViews(),
                limits.rateLimitsView(),
                limits.narrowedViews(),
                joinedAt);
    }

    /** The change that would make the person what they are. */
    MemberPatch request() {
        return new MemberPatch(role.label(), limits.budgetBodies(), limits.rateLimitsBody(), limits.narrowedBodies());
    }

    Scope scope() {
        return new Scope(ScopeKind.MEMBER, id);
    }

    String shownId() {
        return IdKind.USER.show(id);
    }

    Cursor cursor() {
        return Cursor.of(id);
    }
}
