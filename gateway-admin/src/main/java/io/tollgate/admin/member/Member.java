package io.tollgate.admin.member;

import io.tollgate.admin.access.Role;
import io.tollgate.admin.http.Cursor;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person in an organization.
 *
 * @param teams those that the caller may see
 */
record Member(UUID id, String name, String email, Role role, List<MemberTeam> teams, Instant joinedAt) {

    Member {
        teams = List.copyOf(teams);
    }

    Member with(Role other) {
        return new Member(id, name, email, other, teams, joinedAt);
    }

    MemberView view() {
        return new MemberView(shownId(), name, email, role.label(), teams, joinedAt);
    }

    String shownId() {
        return IdKind.USER.show(id);
    }

    Cursor cursor() {
        return Cursor.of(id);
    }
}
