package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record SignUpRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, format = "email", example = "ada@example.com") @Nullable String email,

        @Schema(requiredMode = RequiredMode.REQUIRED, format = "password", minLength = 10) @Nullable String password,

        @Schema(requiredMode = RequiredMode.REQUIRED, example = "Ada Lovelace") @Nullable String name,

        @Schema(requiredMode = RequiredMode.REQUIRED, example = "Analytical Engines") @Nullable String organization) {

    @Override
    public String toString() {
        return "SignUpRequest[" + email + "]";
    }
}
