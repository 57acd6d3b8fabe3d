package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "Credential")
record CredentialView(
        String slug,
        String provider,
        @Nullable Long rpm,
        @Nullable Long tpm,

        @Schema(description = "The environment variable that its key comes from, when a catalogue's file says so")
        @Nullable String apiKeyEnv,

        Instant updatedAt) {}
