package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@RequestJson
record OfferingRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, description = "The model's id") @Nullable String model,

        @Schema(requiredMode = RequiredMode.REQUIRED, description = "The provider's slug") @Nullable String provider,

        @Schema(requiredMode = RequiredMode.REQUIRED, description = "What the provider calls the model") @Nullable String upstreamModel,

        @Nullable String region,
        @Nullable String quantization,

        @Schema(
                description = "Names of the request's members that the provider takes; absent: whatever comes",
                example = "[\"temperature\", \"tools\"]")
        @Nullable List<String> supportedParameters,

        @Schema(description = "The lower number is preferred; 0 by default") @Nullable Integer priority,

        @Schema(description = "The share among equals; 1 by default") @Nullable Integer weight,

        @Schema(
                description =
                        "The most inputs that the provider takes in one request for embeddings; no limit by default")
        @Nullable Integer batchLimit,

        @Schema(description = "Tokens, in and out, where the provider has another limit than the model's") @Nullable Long contextLength,

        @Schema(description = "Tokens of one answer, where the provider has another limit than the model's") @Nullable Long maxOutputTokens,

        @Schema(
                description =
                        "What the provider bills: decimal strings, USD per 1M tokens or characters (`request`, `search`,"
                                + " `image`, `second`, `page`: USD each). Before a name, with points between them, may"
                                + " stand when it applies: `above_200k`, `batch`, `flex`, `priority`, `utc_1630_0030`;"
                                + " `batch.multiplier` and the like stand for all rates. Absent keeps the price that the offering has; an offering without one is not sold",
                example = "{\"input\": \"0.15\", \"output\": \"0.60\", \"cache_read\": \"0.075\"}")
        @Nullable Map<String, String> price,

        @Schema(description = "What tenants are charged before discount and fee; by default the same as `price`")
        @Nullable Map<String, String> listPrice,

        @Schema(description = "Whether it costs nothing; then it needs no price") @Nullable Boolean free,

        @Schema(description = "When the price begins, in the future; until then the present one holds. Now by default")
        @Nullable Instant validFrom) {}
