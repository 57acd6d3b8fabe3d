package io.tollgate.admin.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

/** A team that the person will be in. */
@RequestJson
record InvitedTeam(
        @Schema(requiredMode = RequiredMode.REQUIRED, example = "team_01h455vb4pex5vsknk084sn02q") @Nullable String teamId,

        @Schema(
                allowableValues = {"admin", "member"},
                description = "In the team; member by default")
        @Nullable String role) {}
