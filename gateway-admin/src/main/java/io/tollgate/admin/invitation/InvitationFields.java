package io.tollgate.admin.invitation;

import io.tollgate.admin.access.Role;
import io.tollgate.admin.access.TeamRole;
import io.tollgate.admin.http.EmailField;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.member.Roles;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a request for an invitation asks for, read and checked as far as that goes without the database. */
record InvitationFields(Optional<String> email, Role role, Map<UUID, TeamRole> teams, Instant expiresAt) {

    private static final int MAX_TEAMS = 100;

    /** Reads it; fails with 400 naming every field at fault. */
    static InvitationFields read(InvitationRequest body, Instant now) {
        Fields fields = new Fields();
        Optional<String> email = Optional.ofNullable(body.email()).map(written -> EmailField.read(fields, written));
        Optional<Role> role = Roles.read(fields, "role", body.role());
        Map<UUID, TeamRole> teams = teams(fields, body.teams());
        Instant expires = fields.future("expires_at", body.expiresAt(), now).orElse(now.plus(Invitation.USUAL));
        fields.require(
                !expires.isAfter(now.plus(Invitation.LONGEST)),
                "expires_at",
                expires + " is more than " + Invitation.LONGEST.toDays() + " days away");
        fields.raise();
        return new InvitationFields(email, role.orElseThrow(), teams, expires);
    }

    private static Map<UUID, TeamRole> teams(Fields fields, @Nullable List<InvitedTeam> written) {
        List<InvitedTeam> asked = written == null ? List.of() : written;
        fields.require(asked.size() <= MAX_TEAMS, "teams", "are more than " + MAX_TEAMS);
        Map<UUID, TeamRole> teams = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String field = "teams[" + i + "]";
            InvitedTeam team = asked.get(i);
            Optional<UUID> id =
                    Optional.ofNullable(team).map(InvitedTeam::teamId).flatMap(IdKind.TEAM::read);
            fields.require(id.isPresent(), field + ".team_id", "is no team's id");
            TeamRole role =
                    team == null || team.role() == null ? TeamRole.MEMBER : Roles.team(field + ".role", team.role());
            id.ifPresent(known -> teams.put(known, role));
        }
        return teams;
    }
}
