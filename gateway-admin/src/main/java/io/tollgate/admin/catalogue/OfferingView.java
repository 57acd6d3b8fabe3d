package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "Offering")
record OfferingView(
        String slug,
        String model,
        String provider,
        String upstreamModel,
        @Nullable String region,
        @Nullable String quantization,
        @Nullable List<String> supportedParameters,
        int priority,
        int weight,
        @Nullable Integer batchLimit,

        @Schema(description = "Null: as the model says") @Nullable Long contextLength,

        @Schema(description = "Null: as the model says") @Nullable Long maxOutputTokens,

        @Nullable OfferingPrice price,
        Instant updatedAt) {

    /** The version in force. */
    @ResponseJson
    record OfferingPrice(
            String versionId,
            Instant validFrom,

            @Schema(description = "Decimal strings, USD per 1M tokens (`request`: USD per request)")
            Map<String, String> price,

            Map<String, String> listPrice,
            boolean free) {}
}
