package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record ConfirmationRequest(
        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                description = "What the letter's link has behind #",
                example = "tgm_…")
        @Nullable String secret,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                format = "password",
                description = "The one chosen when signing up")
        @Nullable String password) {

    @Override
    public String toString() {
        return "ConfirmationRequest";
    }
}
