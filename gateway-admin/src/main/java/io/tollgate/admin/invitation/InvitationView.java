package io.tollgate.admin.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "Invitation")
record InvitationView(
        String id,

        @Schema(description = "Null: for whoever has the link") @Nullable String email,

        @Schema(allowableValues = {"owner", "admin", "billing", "member", "viewer"})
        String role,

        List<Team> teams,
        Instant createdAt,
        Named createdBy,
        Instant expiresAt) {

    @ResponseJson
    @Schema(name = "InvitationTeam")
    record Team(
            String teamId,
            @Schema(allowableValues = {"admin", "member"}) String role) {}
}
