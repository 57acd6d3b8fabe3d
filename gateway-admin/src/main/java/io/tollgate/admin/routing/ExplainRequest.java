package io.tollgate.admin.routing;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@RequestJson
record ExplainRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, description = "The model's id") @Nullable String model,

        @Schema(description = "Tried, in order, when the first gives no answer") @Nullable List<String> models,

        @Schema(description = "Whose documents hold; absent: the team's") @Nullable String keyId,

        @Schema(description = "Whose documents hold; absent: the organization's") @Nullable String teamId,

        @Schema(description = "1,000 by default") @Nullable Long inputTokens,
        @Nullable Long maxTokens,
        @Nullable Boolean stream,

        @Schema(
                allowableValues = {"normal", "low"},
                description = "As in `x-tollgate-priority`")
        @Nullable String priority,

        @Schema(description = "What rules with a condition on the metadata look at") @Nullable Map<String, String> metadata,

        @Schema(description = "What rules with a condition on the key's tags look at") @Nullable Map<String, String> tags,

        @Schema(description = "What rules with a condition on the end user look at") @Nullable String endUser,

        @Schema(description = "What the request itself would say") @Nullable RoutingBody routing,

        @Schema(description = "Tried in the place of the document that is saved there; nothing is saved") @Nullable Draft draft) {

    @RequestJson
    @Schema(name = "RoutingDraft")
    record Draft(
            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    allowableValues = {"organization", "team", "key", "model"},
                    description = "Whose document it would be: of `key_id`, of its team or of `team_id`, or of `model`")
            @Nullable String level,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable RoutingBody routing) {}
}
