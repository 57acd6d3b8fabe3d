package io.tollgate.admin.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.routing.policy.InvalidRules;
import io.tollgate.routing.policy.RulesReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A routing document as a caller writes it, and as it is stored. */
@RequestJson
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RoutingRequest")
public record RoutingBody(
        @Schema(allowableValues = {"balanced", "price", "latency", "throughput", "priority", "weighted", "cascade"})
        @Nullable String strategy,

        @Schema(description = "Providers to try first, by slug") @Nullable List<String> order,

        @Nullable List<String> only,
        @Nullable List<String> ignore,
        @Nullable Boolean allowFallbacks,
        @Nullable Boolean requireParameters,

        @Schema(
                allowableValues = {"allow", "deny"},
                description = "deny: no training on data")
        @Nullable String dataCollection,

        @Schema(description = "Zero data retention") @Nullable Boolean zdr,

        @Nullable List<String> regions,
        @Nullable List<String> quantizations,
        @Nullable String minimumQuantization,

        @Schema(
                description = "`prompt`, `completion`: USD per 1M tokens; `request`: USD",
                example = "{\"prompt\": \"0.50\"}")
        @Nullable Map<String, String> maxPrice,

        @Schema(description = "Milliseconds") @Nullable Long maxTtft,

        @Schema(description = "Make a second attempt beside an answer that comes unusually late") @Nullable Boolean hedge,

        @Schema(description = "Go on at another provider with a stream that breaks after its first content") @Nullable Boolean rescue,

        @Schema(description = "Another model that is asked the same, after the caller was answered; who says so pays")
        @Nullable ShadowBody shadow,

        @Schema(description = "`false`: no other model stands in for the one that was asked for") @Nullable Boolean downshift,

        @Schema(description = "What holds for some requests only: the first that applies") @Nullable List<RoutingRuleBody> rules) {

    private static final String FIELD = "routing";

    /** The document as it is stored, when there is one; what is wrong with it goes into {@code fields}. */
    public static Optional<String> read(Fields fields, @Nullable RoutingBody body) {
        return read(fields, FIELD, body);
    }

    /** The same for one that stands in another field; empty, too, when there is something wrong with it. */
    static Optional<String> read(Fields fields, String field, @Nullable RoutingBody body) {
        if (body == null) {
            return Optional.empty();
        }
        JsonNode document = JsonMapper.shared().valueToTree(body);
        try {
            RulesReader.document(field, document);
        } catch (InvalidRules e) {
            fields.reject(e.field(), e.problem());
            return Optional.empty();
        }
        return document.isEmpty() ? Optional.empty() : Optional.of(document.toString());
    }

    /** The request that would make what is stored. */
    public static RoutingBody of(String stored) {
        return JsonMapper.shared().readValue(stored, RoutingBody.class);
    }
}
