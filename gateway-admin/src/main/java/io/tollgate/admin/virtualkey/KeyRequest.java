package io.tollgate.admin.virtualkey;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.admin.limit.BudgetBody;
import io.tollgate.admin.limit.NarrowedLimitsBody;
import io.tollgate.admin.limit.RateLimitsBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@RequestJson
record KeyRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, example = "team_01h455vb4pex5vsknk084sn02q") @Nullable String teamId,

        @Schema(description = "The member who owns the key; null: the team's") @Nullable String memberId,

        @Schema(requiredMode = RequiredMode.REQUIRED, example = "search-production") @Nullable String name,

        @Nullable List<BudgetBody> budgets,
        @Nullable RateLimitsBody rateLimits,

        @Schema(description = "Limits for one model, endpoint or tag each, besides those for all requests") @Nullable List<NarrowedLimitsBody> narrowedLimits,

        @Schema(description = "The models that the key may call; null: those of the team") @Nullable List<String> allowedModels,

        @Nullable Instant expiresAt,

        @Schema(description = "Names and values that each of the key's rows carries") @Nullable Map<String, String> tags,

        @Schema(
                description = "The endpoints that the key may call, each with what is below it; null: all",
                example = "[\"/v1/embeddings\"]")
        @Nullable List<String> endpoints,

        @Schema(
                description = "Addresses and ranges that the key may be used from; null: anywhere",
                example = "[\"203.0.113.0/24\"]")
        @Nullable List<String> ipRanges,

        @Schema(description = "What it is used in; its rows carry it as the tag `environment`", example = "production")
        @Nullable String environment,

        @Schema(description = "Whether the key is refused for now; false by default") @Nullable Boolean disabled) {}
