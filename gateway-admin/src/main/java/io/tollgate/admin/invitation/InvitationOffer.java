package io.tollgate.admin.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody who has an invitation's secret sees of it. */
@ResponseJson
record InvitationOffer(
        Named organization,

        @Schema(description = "Whom it is for; null: whoever has the link") @Nullable String email,

        @Schema(allowableValues = {"owner", "admin", "billing", "member", "viewer"})
        String role,

        String invitedBy,
        Instant expiresAt) {}
