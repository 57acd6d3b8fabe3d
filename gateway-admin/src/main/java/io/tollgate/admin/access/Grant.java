package io.tollgate.admin.access;

import java.util.UUID;

/** A permission as far as it goes, in the form that SQL filters by. */
public record Grant(Membership membership, Reach reach) {

    public UUID organizationId() {
        return membership.organizationId();
    }

    public UUID userId() {
        return membership.userId();
    }

    /** Whether it is for the whole organization. */
    public boolean everywhere() {
        return reach == Reach.ORGANIZATION;
    }

    /** The teams it is for, when it is not for the whole organization. */
    public UUID[] teams() {
        return membership.teams().keySet().toArray(UUID[]::new);
    }

    /** Whether it is for this team. */
    public boolean covers(UUID team) {
        return everywhere() || (reach == Reach.TEAMS && membership.teams().containsKey(team));
    }

    /** Whether it is for this team and for what others own in it. */
    public boolean covers(UUID team, UUID owner) {
        return everywhere()
                || membership.teams().get(team) == TeamRole.ADMIN
                || (covers(team) && owner.equals(membership.userId()));
    }
}
