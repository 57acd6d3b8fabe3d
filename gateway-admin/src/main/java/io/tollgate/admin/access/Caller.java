package io.tollgate.admin.access;

import io.tollgate.admin.http.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who calls, by session or by token.
 *
 * @param membership the organization acted in; none for an operator's token
 * @param operator whether the operator's calls are open to it
 * @param scopes what a token is narrowed to; absent: everything that its person may do
 */
public record Caller(Actor actor, Optional<Membership> membership, boolean operator, Optional<Set<Action>> scopes) {

    public Caller {
        scopes = scopes.map(Set::copyOf);
    }

    /**
     * The organization acted in.
     *
     * @throws Problem 403 for a caller without one
     */
    public Membership tenant() {
        return membership.orElseThrow(() -> Problem.forbidden(
                "this caller belongs to no organization: call with a person's session or an organization's API token"));
    }

    /**
     * The person who is logged in.
     *
     * @throws Problem 403 for a token, which does not stand for its person beyond its organization
     */
    public UUID person() {
        if (actor.kind() != Actor.Kind.USER) {
            throw Problem.forbidden("an API token may not do this: log in");
        }
        return actor.id();
    }

    /**
     * How far the caller may do this.
     *
     * @throws Problem 403 when not at all
     */
    public Grant may(Action action) {
        Membership tenant = tenant();
        if (!isInScope(action)) {
            throw Problem.forbidden("this token lacks the scope " + action.label());
        }
        Map<UUID, Reach> within = within(tenant, action);
        Reach own = PermissionTable.reach(tenant.role(), action);
        Reach reach = own == Reach.NONE && !within.isEmpty() ? Reach.TEAMS : own;
        if (reach == Reach.NONE) {
            throw Problem.forbidden("the role " + tenant.role().label() + " lacks the permission " + action.label());
        }
        return new Grant(tenant, reach, within);
    }

    /**
     * Passes operators alone.
     *
     * @throws Problem 403 for everyone else
     */
    public void mustBeOperator() {
        if (!operator) {
            throw Problem.forbidden("only the operator may do this: call with the operator's API token");
        }
    }

    /**
     * Who audit events name when the caller acts as the operator: tenants see that it was the operator, and not who of its people.
     *
     * @throws Problem 403 for everyone else
     */
    public Actor asOperator() {
        mustBeOperator();
        return new Actor(Actor.Kind.OPERATOR, actor.id());
    }

    /** Whether it is not narrowed to other actions. */
    public boolean isInScope(Action action) {
        return scopes.isEmpty() || scopes.get().contains(action);
    }

    /** Everything that the caller may do, at least somewhere. */
    public Set<Action> actions() {
        return membership.stream()
                .flatMap(tenant -> Arrays.stream(Action.values())
                        .filter(this::isInScope)
                        .filter(action -> PermissionTable.reach(tenant.role(), action) != Reach.NONE
                                || !within(tenant, action).isEmpty()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<UUID, Reach> within(Membership tenant, Action action) {
        Map<UUID, Reach> within = new HashMap<>();
        tenant.teams().forEach((team, role) -> within.put(team, PermissionTable.reach(role, action)));
        within.values().removeIf(reach -> reach == Reach.NONE);
        return within;
    }
}
