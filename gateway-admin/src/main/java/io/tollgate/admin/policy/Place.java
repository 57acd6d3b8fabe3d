package io.tollgate.admin.policy;

import java.util.Locale;

/** What has a policy of its own. */
enum Place {
    ORGANIZATION("""
            select coalesce(policy, '{}')::text as policy, null::uuid as team_id from organization
            where id = :organization and id = :id
            """, "update organization set policy = cast(:policy as jsonb) where id = :organization and id = :id"),
    TEAM("""
            select coalesce(policy, '{}')::text as policy, id as team_id from team
            where organization_id = :organization and id = :id and deleted_at is null
            """, "update team set policy = cast(:policy as jsonb) where organization_id = :organization and id = :id"),
    KEY(
            """
            select coalesce(policy, '{}')::text as policy, team_id from virtual_key
            where organization_id = :organization and id = :id and revoked_at is null
            """,
            "update virtual_key set policy = cast(:policy as jsonb) where organization_id = :organization and id = :id");

    private final String select;
    private final String update;

    Place(String select, String update) {
        this.select = select;
        this.update = update;
    }

    /** The name in the API. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code policy} and {@code team_id} of {@code :id} in {@code :organization}. */
    String select() {
        return select;
    }

    /** Sets {@code :policy} of {@code :id} in {@code :organization}. */
    String update() {
        return update;
    }
}
