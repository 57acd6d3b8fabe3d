package io.tollgate.admin.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record InvitationSecret(
        @Schema(requiredMode = RequiredMode.REQUIRED, example = "tgi_…") @Nullable String secret) {

    @Override
    public String toString() {
        return "InvitationSecret";
    }
}
