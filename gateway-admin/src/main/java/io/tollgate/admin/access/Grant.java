package io.tollgate.admin.access;

import java.util.Optional;
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

    /**
     * Whether it is for what this person owns in this team.
     *
     * @param owner nobody: for what is the team's own
     */
    public boolean covers(UUID team, Optional<UUID> owner) {
        return everywhere()
                || membership.teams().get(team) == TeamRole.ADMIN
                || (covers(team) && owner.equals(Optional.of(membership.userId())));
    }
}
