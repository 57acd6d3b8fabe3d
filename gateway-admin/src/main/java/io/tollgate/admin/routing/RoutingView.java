package io.tollgate.admin.routing;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A routing document; what it does not say is null. */
@ResponseJson
@Schema(name = "Routing")
public record RoutingView(
        @Schema(allowableValues = {"balanced", "price", "latency", "throughput", "priority", "weighted", "cascade"})
        @Nullable String strategy,

        @Nullable List<String> order,
        @Nullable List<String> only,
        @Nullable List<String> ignore,
        @Nullable Boolean allowFallbacks,
        @Nullable Boolean requireParameters,

        @Schema(allowableValues = {"allow", "deny"}) @Nullable String dataCollection,

        @Nullable Boolean zdr,
        @Nullable List<String> regions,
        @Nullable List<String> quantizations,
        @Nullable String minimumQuantization,
        @Nullable Map<String, String> maxPrice,
        @Nullable Long maxTtft,
        @Nullable Boolean hedge,
        @Nullable Boolean rescue,

        @Schema(description = "Another model that is asked the same, after the caller was answered; who says so pays")
        @Nullable ShadowBody shadow,

        @Nullable Boolean downshift,

        @Schema(description = "What holds for some requests only: the first that applies") @Nullable List<RoutingRuleBody> rules) {

    public static RoutingView of(String stored) {
        return JsonMapper.shared().readValue(stored, RoutingView.class);
    }
}
