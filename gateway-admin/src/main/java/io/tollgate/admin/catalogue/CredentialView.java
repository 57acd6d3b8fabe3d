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
        Instant updatedAt) {}
