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

        @Schema(
                description = "The new organization's name; required without an invitation",
                example = "Analytical Engines")
        @Nullable String organization,

        @Schema(description = "An invitation's secret: join its organization", example = "tgi_…") @Nullable String invitation) {

    static final int MAX_NAME = 100;

    @Override
    public String toString() {
        return "SignUpRequest[" + email + "]";
    }
}
