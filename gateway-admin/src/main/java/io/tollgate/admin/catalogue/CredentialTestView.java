package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;

/** What a provider said of a credential just now. */
@ResponseJson
@Schema(name = "CredentialTest")
record CredentialTestView(
        @Schema(
                allowableValues = {"accepted", "refused", "unknown"},
                description = "`unknown`: the provider could not be asked, or said neither")
        String verdict,

        @Schema(example = "OpenAI answered 401") String message,

        @Schema(description = "Milliseconds that the provider took", example = "182")
        long latency,

        CredentialHealthView health) {}
