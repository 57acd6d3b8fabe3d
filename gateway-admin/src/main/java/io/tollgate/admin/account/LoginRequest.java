package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record LoginRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, format = "email") @Nullable String email,

        @Schema(requiredMode = RequiredMode.REQUIRED, format = "password") @Nullable String password) {

    @Override
    public String toString() {
        return "LoginRequest[" + email + "]";
    }
}
