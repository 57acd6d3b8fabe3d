package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model as tenants see it: what it can do, and what it costs where. */
@ResponseJson
@Schema(name = "OfferedModel")
record OfferedModelView(
        String id,
        String displayName,
        long contextLength,
        long maxOutputTokens,
        List<String> capabilities,

        @Schema(description = "The priced offerings, in the order of their priority; without one, calls are refused")
        List<ModelOffering> offerings) {

    /** A model at a provider. */
    @ResponseJson
    record ModelOffering(
            String slug,
            String provider,
            @Nullable String region,
            @Nullable String quantization,

            @Schema(description = "What its provider promises of the data it is sent")
            Map<String, Object> dataPolicy,

            @Schema(description = "What is charged: decimal strings, USD per 1M tokens (`request`: USD per request)")
            Map<String, String> price,

            boolean free) {}
}
