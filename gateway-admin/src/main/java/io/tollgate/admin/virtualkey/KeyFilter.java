package io.tollgate.admin.virtualkey;

import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which keys a list is of.
 *
 * @param search a part of their names or hints, in whatever case
 */
record KeyFilter(Optional<UUID> team, boolean revokedToo, Optional<String> environment, Optional<String> search) {

    static KeyFilter of(
            @Nullable String teamId, @Nullable Boolean revoked, @Nullable String environment, @Nullable String search) {
        return new KeyFilter(
                Optional.ofNullable(teamId).map(KeyFilter::team),
                Boolean.TRUE.equals(revoked),
                Optional.ofNullable(environment),
                Optional.ofNullable(search));
    }

    private static UUID team(String shown) {
        return IdKind.TEAM.read(shown).orElseThrow(() -> Problem.invalid("team_id", "'" + shown + "' is no team's id"));
    }
}
