package io.tollgate.admin.access;

import java.util.Map;
import java.util.UUID;

/**
 * A person's place in an organization.
 *
 * @param shard the organization's, 0 to 63
 * @param teams the teams the person is in
 */
public record Membership(UUID organizationId, int shard, UUID userId, Role role, Map<UUID, TeamRole> teams) {

    public Membership {
        teams = Map.copyOf(teams);
    }
}
