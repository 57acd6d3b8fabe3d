package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.routing.catalogue.Preset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@RequestJson
record ProviderRequest(
        @Schema(description = "Fills in what is not given", example = "groq") @Nullable String preset,

        @Schema(description = "Required without a preset", example = "OpenAI") @Nullable String displayName,

        @Schema(description = "Required without a preset", example = "openai") @Nullable String protocol,

        @Schema(
                description = "As the vendor's own SDKs take it; required without a preset that has it",
                example = "https://api.openai.com/v1")
        @Nullable String baseUrl,

        @Schema(
                description = "How it differs from its protocol: auth, headers, query, quirks, unsupported, ignored,"
                        + " batch_limit; by default as the preset says")
        @Nullable Map<String, Object> wire,

        @Nullable Map<String, Object> dataPolicy) {

    /** The same, with what the preset knows in place of what is missing. */
    ProviderRequest completedBy(Preset known) {
        return new ProviderRequest(
                preset,
                displayName == null ? known.displayName() : displayName,
                protocol == null ? known.protocol().label() : protocol,
                baseUrl == null ? known.baseUrl().orElse(null) : baseUrl,
                wire == null ? known.wire() : wire,
                dataPolicy);
    }
}
