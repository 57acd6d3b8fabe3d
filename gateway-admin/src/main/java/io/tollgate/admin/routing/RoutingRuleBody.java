package io.tollgate.admin.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a routing document says about some requests only; of a document's rules the first that applies holds. */
@RequestJson
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RoutingRule")
public record RoutingRuleBody(
        @Schema(requiredMode = RequiredMode.REQUIRED, description = "Different for each rule of a document") @Nullable String name,

        @Schema(description = "Absent: every request") @Nullable When when,

        @Schema(description = "Of the requests for which the condition holds; above 0, 100 by default") @Nullable Double percent,

        @Schema(
                allowableValues = {"request", "end_user"},
                description = "What shares its lot in the percentage; `request` by default")
        @Nullable String by,

        @Schema(description = "Tried before those that the request names, where the key may call them") @Nullable List<String> models,

        @Schema(description = "A document without rules") @Nullable RoutingBody then) {

    @RequestJson
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RoutingCondition")
    record When(
            @Schema(description = "Member of the request's metadata to the texts that it may be") @Nullable Map<String, List<String>> metadata,

            @Schema(description = "Tag of the key to the values that it may have") @Nullable Map<String, List<String>> tags,

            @Schema(description = "Four bytes count as a token") @Nullable Long minInputTokens,

            @Nullable Long maxInputTokens,
            @Nullable List<String> endUsers,
            @Nullable Hours hours) {}

    @RequestJson
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RoutingHours")
    record Hours(
            @Schema(requiredMode = RequiredMode.REQUIRED, description = "UTC", example = "08:30") @Nullable String from,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "UTC; before `from`: on the next day",
                    example = "18:00")
            @Nullable String to,

            @Schema(description = "`mon` to `sun`; absent: every day") @Nullable List<String> days) {}
}
