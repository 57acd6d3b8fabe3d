package io.tollgate.admin.token;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "Token")
record TokenView(
        String id,
        String name,

        @Schema(description = "Beginning and end of the secret", example = "tga_…x7Qa")
        String hint,

        @Schema(description = "Empty: everything its person may do")
        List<String> scopes,

        @Schema(description = "The person as whom the token acts")
        Named user,

        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
