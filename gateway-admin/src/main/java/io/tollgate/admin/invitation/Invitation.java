package io.tollgate.admin.invitation;

import io.tollgate.admin.access.Role;
import io.tollgate.admin.access.TeamRole;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Named;
import io.tollgate.billing.tenant.IdKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in an organization that somebody may take.
 *
 * @param email nobody's: whoever has the link may take it
 * @param createdBy who invites
 */
record Invitation(
        UUID organizationId,
        String organization,
        UUID id,
        Optional<String> email,
        Role role,
        Map<UUID, TeamRole> teams,
        Instant createdAt,
        Named createdBy,
        Instant expiresAt) {

    static final Duration USUAL = Duration.ofDays(7);
    static final Duration LONGEST = Duration.ofDays(90);

    Invitation {
        teams = Map.copyOf(teams);
    }

    Invitation until(Instant later) {
        return new Invitation(organizationId, organization, id, email, role, teams, createdAt, createdBy, later);
    }

    InvitationView view() {
        return new InvitationView(
                shownId(), email.orElse(null), role.label(), teamViews(), createdAt, createdBy, expiresAt);
    }

    InvitationOffer offer() {
        return new InvitationOffer(
                new Named(IdKind.ORGANIZATION.show(organizationId), organization),
                email.orElse(null),
                role.label(),
                createdBy.name(),
                expiresAt);
    }

    /** What the audit says of it. */
    AuditEntry audit(String action) {
        Map<String, Object> detail = new LinkedHashMap<>();
        email.ifPresent(address -> detail.put("email", address));
        detail.put("role", role.label());
        detail.put("teams", teamViews());
        return new AuditEntry(action, "invitation", shownId(), detail);
    }

    String shownId() {
        return IdKind.INVITATION.show(id);
    }

    Cursor cursor() {
        return Cursor.of(id);
    }

    private List<InvitationView.Team> teamViews() {
        return teams.entrySet().stream()
                .map(team -> new InvitationView.Team(
                        IdKind.TEAM.show(team.getKey()), team.getValue().label()))
                .toList();
    }
}
