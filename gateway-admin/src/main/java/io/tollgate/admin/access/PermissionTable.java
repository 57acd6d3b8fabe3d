package io.tollgate.admin.access;

import static io.tollgate.admin.access.Reach.NONE;
import static io.tollgate.admin.access.Reach.ORGANIZATION;
import static io.tollgate.admin.access.Reach.OWN;
import static io.tollgate.admin.access.Reach.TEAMS;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The one place that says which role may do what; docs/accounts-and-roles.md shows the same table. */
final class PermissionTable {

    /** The first columns of the table; after them a team's admin and a team's member. */
    private static final List<Role> ROLES = List.of(Role.OWNER, Role.ADMIN, Role.BILLING, Role.VIEWER, Role.MEMBER);

    private static final Map<Action, List<Reach>> TABLE = new EnumMap<>(Action.class);

    static {
        // A role in a team adds to the role in the organization.
        //                     owner         admin         billing       viewer        member  team: admin, member
        row(Action.TEAMS_READ, ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, TEAMS, TEAMS, TEAMS);
        row(Action.TEAMS_WRITE, ORGANIZATION, ORGANIZATION, NONE, NONE, NONE, NONE, NONE);
        row(Action.TEAM_MEMBERS_WRITE, ORGANIZATION, ORGANIZATION, NONE, NONE, NONE, TEAMS, NONE);
        row(Action.MEMBERS_READ, ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, TEAMS, TEAMS, TEAMS);
        row(Action.MEMBERS_WRITE, ORGANIZATION, ORGANIZATION, NONE, NONE, NONE, NONE, NONE);
        // Oneself: everyone may leave.
        row(Action.MEMBERS_REMOVE, ORGANIZATION, ORGANIZATION, OWN, OWN, OWN, NONE, NONE);
        row(Action.OWNERSHIP_WRITE, ORGANIZATION, NONE, NONE, NONE, NONE, NONE, NONE);
        row(Action.KEYS_READ, ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, TEAMS, TEAMS, TEAMS);
        row(Action.KEYS_WRITE, ORGANIZATION, ORGANIZATION, NONE, NONE, TEAMS, TEAMS, OWN);
        // Not for what is one's own: a policy binds whoever has the key.
        row(Action.KEY_POLICIES_WRITE, ORGANIZATION, ORGANIZATION, NONE, NONE, NONE, TEAMS, NONE);
        row(Action.PROVIDER_KEYS_READ, ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, NONE, NONE, NONE);
        row(Action.PROVIDER_KEYS_WRITE, ORGANIZATION, ORGANIZATION, NONE, NONE, NONE, NONE, NONE);
        row(Action.TOKENS_READ, ORGANIZATION, ORGANIZATION, OWN, OWN, OWN, NONE, NONE);
        row(Action.TOKENS_WRITE, ORGANIZATION, ORGANIZATION, OWN, OWN, OWN, NONE, NONE);
        row(Action.SPEND_READ, ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, TEAMS, TEAMS, TEAMS);
        row(Action.REQUESTS_READ, ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, TEAMS, TEAMS, TEAMS);
        // Whoever may see that there was a request may not therefore read what was said in it.
        row(Action.PAYLOADS_READ, ORGANIZATION, ORGANIZATION, NONE, NONE, NONE, TEAMS, NONE);
        row(Action.LIMITS_READ, ORGANIZATION, ORGANIZATION, ORGANIZATION, ORGANIZATION, TEAMS, TEAMS, TEAMS);
        row(Action.AUDIT_READ, ORGANIZATION, ORGANIZATION, NONE, NONE, NONE, NONE, NONE);
    }

    private PermissionTable() {}

    static Reach reach(Role role, Action action) {
        return cell(action, ROLES.indexOf(role));
    }

    /** How far a role in a team goes there: to the whole team, or to what is the person's own in it. */
    static Reach reach(TeamRole role, Action action) {
        return cell(action, ROLES.size() + (role == TeamRole.ADMIN ? 0 : 1));
    }

    private static Reach cell(Action action, int column) {
        List<Reach> row = TABLE.get(action);
        return row == null ? NONE : row.get(column);
    }

    private static void row(Action action, Reach... cells) {
        TABLE.put(action, List.of(cells));
    }
}
