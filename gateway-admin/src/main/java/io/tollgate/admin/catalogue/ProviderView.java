package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "Provider")
record ProviderView(
        String slug,
        String displayName,
        String protocol,
        String baseUrl,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED, description = "That filled it in") @Nullable String preset,

        @Schema(description = "How it differs from its protocol")
        Map<String, Object> wire,

        Map<String, Object> dataPolicy,
        Instant updatedAt) {}
