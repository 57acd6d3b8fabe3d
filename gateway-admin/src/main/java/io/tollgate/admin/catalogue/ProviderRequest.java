package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@RequestJson
record ProviderRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, example = "OpenAI") @Nullable String displayName,

        @Schema(requiredMode = RequiredMode.REQUIRED, example = "openai") @Nullable String protocol,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                description = "As the vendor's own SDKs take it",
                example = "https://api.openai.com/v1")
        @Nullable String baseUrl,

        @Nullable Map<String, Object> dataPolicy) {}
