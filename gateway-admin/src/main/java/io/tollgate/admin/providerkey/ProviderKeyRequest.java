package io.tollgate.admin.providerkey;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record ProviderKeyRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, description = "The provider's slug", example = "openai") @Nullable String provider,

        @Schema(requiredMode = RequiredMode.REQUIRED, example = "our OpenAI account") @Nullable String name,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                description = "The key at the provider; never read back",
                format = "password")
        @Nullable String apiKey,

        @Schema(
                description = "Whether it is used before the platform's keys, or when none of those can be",
                allowableValues = {"before", "after"},
                defaultValue = "before")
        @Nullable String precedence) {

    @Override
    public String toString() {
        return "ProviderKeyRequest[" + provider + "]";
    }
}
