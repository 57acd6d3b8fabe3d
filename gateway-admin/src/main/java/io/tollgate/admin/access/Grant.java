package io.tollgate.admin.access;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A permission as far as it goes, in the form that SQL filters by.
 *
 * @param within how far it goes in each team that the person is in; teams where it goes nowhere are left out
 */
public record Grant(Membership membership, Reach reach, Map<UUID, Reach> within) {

    public Grant {
        within = Map.copyOf(within);
    }

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
        return within.keySet().toArray(UUID[]::new);
    }

    /** Whether it is for this team, or for something in it. */
    public boolean covers(UUID team) {
        return everywhere() || within.containsKey(team);
    }

    /**
     * Whether it is for what this person owns in this team.
     *
     * @param owner nobody: for what is the team's own
     */
    public boolean covers(UUID team, Optional<UUID> owner) {
        return everywhere()
                || within.get(team) == Reach.TEAMS
                || (covers(team) && owner.equals(Optional.of(membership.userId())));
    }
}
