package io.tollgate.admin.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A policy; what it does not bind is null. */
@ResponseJson
@Schema(name = "Policy")
record PolicyView(
        @Nullable List<String> allowedModels,
        @Nullable List<String> deniedModels,
        @Nullable List<String> allowedProviders,
        @Nullable List<String> deniedProviders,
        @Nullable List<String> regions,

        @Schema(allowableValues = {"allow", "deny"}) @Nullable String dataCollection,

        @Nullable Boolean zdr,
        @Nullable Long defaultMaxTokens,
        @Nullable Long maximumMaxTokens,
        @Nullable Capture payloadCapture) {

    /** What is kept of requests, and for how long. */
    @ResponseJson
    @Schema(name = "PayloadCapture")
    record Capture(
            @Schema(description = "false forbids it to everything below, too")
            boolean enabled,

            @Nullable Integer retentionDays,

            @Schema(description = "null: all requests") @Nullable Double samplePercent) {}

    static PolicyView of(String stored) {
        return JsonMapper.shared().readValue(stored, PolicyView.class);
    }
}
