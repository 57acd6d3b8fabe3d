package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record PasswordResetRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, format = "email") @Nullable String email) {}
