package io.tollgate.admin.virtualkey;

import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which keys a list is of. */
record KeyFilter(Optional<UUID> team, boolean revokedToo, Optional<String> environment) {

    static KeyFilter of(@Nullable String teamId, @Nullable Boolean revoked, @Nullable String environment) {
        Optional<UUID> team = Optional.ofNullable(teamId).map(KeyFilter::team);
        return new KeyFilter(team, Boolean.TRUE.equals(revoked), Optional.ofNullable(environment));
    }

    private static UUID team(String shown) {
        return IdKind.TEAM.read(shown).orElseThrow(() -> Problem.invalid("team_id", "'" + shown + "' is no team's id"));
    }
}
