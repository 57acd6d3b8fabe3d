package io.tollgate.admin.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@RequestJson
record InvitationRequest(
        @Schema(
                format = "email",
                description = "Whom it is for; null: whoever has the link",
                example = "ada@example.com")
        @Nullable String email,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                allowableValues = {"owner", "admin", "billing", "member", "viewer"},
                description = "Only an owner invites owners")
        @Nullable String role,

        @Schema(description = "The teams that the person will be in") @Nullable List<InvitedTeam> teams,

        @Schema(description = "Seven days from now by default, 90 at most") @Nullable Instant expiresAt) {}
