package io.tollgate.admin.access;

import static io.tollgate.admin.access.Reach.NONE;
import static io.tollgate.admin.access.Reach.ORGANIZATION;
import static io.tollgate.admin.access.Reach.OWN;
import static io.tollgate.admin.access.Reach.TEAMS;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The one place that says which role may do what. */
final class PermissionTable {

    /** The columns of the table. */
    private static final List<Role> ROLES = List.of(Role.OWNER, Role.ADMIN, Role.BILLING, Role.VIEWER, Role.MEMBER);

    private static final Map<Action, List<Reach>> TABLE = new EnumMap<>(Map.of(
            //                       owner         admin         billing       viewer        member
            Action.TEAMS_READ, List.of(ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, TEAMS),
            Action.TEAMS_WRITE, List.of(ORGANIZATION, ORGANIZATION, NONE, NONE, NONE),
            Action.KEYS_READ, List.of(ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, TEAMS),
            // A plain member of a team: keys of their own; a team's admin: every key of the team.
            Action.KEYS_WRITE, List.of(ORGANIZATION, ORGANIZATION, NONE, NONE, TEAMS),
            Action.TOKENS_READ, List.of(ORGANIZATION, ORGANIZATION, OWN, OWN, OWN),
            Action.TOKENS_WRITE, List.of(ORGANIZATION, ORGANIZATION, OWN, OWN, OWN),
            Action.SPEND_READ, List.of(ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, TEAMS),
            Action.REQUESTS_READ, List.of(ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, TEAMS),
            Action.LIMITS_READ, List.of(ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, TEAMS),
            Action.AUDIT_READ, List.of(ORGANIZATION, ORGANIZATION, NONE, NONE, NONE)));

    private PermissionTable() {}

    static Reach reach(Role role, Action action) {
        List<Reach> row = TABLE.get(action);
        return row == null ? NONE : row.get(ROLES.indexOf(role));
    }
}
