package io.tollgate.admin.token;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@RequestJson
record TokenRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, example = "terraform") @Nullable String name,

        @Schema(
                description = "What the token may do; null or empty: everything its person may",
                example = "[\"keys:write\"]")
        @Nullable List<String> scopes,

        @Nullable Instant expiresAt) {}
