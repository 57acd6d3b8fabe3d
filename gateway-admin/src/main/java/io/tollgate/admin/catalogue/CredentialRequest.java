package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record CredentialRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, description = "The provider's slug") @Nullable String provider,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                description = "The provider's key; never read back",
                format = "password")
        @Nullable String apiKey,

        @Schema(description = "Requests per minute that the provider grants; null: unknown") @Nullable Long rpm,

        @Schema(description = "Tokens per minute that the provider grants; null: unknown") @Nullable Long tpm) {

    @Override
    public String toString() {
        return "CredentialRequest[" + provider + "]";
    }
}
