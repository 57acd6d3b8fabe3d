package io.tollgate.admin.team;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.admin.limit.BudgetBody;
import io.tollgate.admin.limit.EndUserLimitsBody;
import io.tollgate.admin.limit.NarrowedLimitsBody;
import io.tollgate.admin.limit.RateLimitsBody;
import io.tollgate.admin.routing.RoutingBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

@RequestJson
record TeamRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, example = "Search") @Nullable String name,

        @Nullable List<BudgetBody> budgets,
        @Nullable RateLimitsBody rateLimits,

        @Schema(description = "Limits for one model, endpoint or tag each, besides those for all requests") @Nullable List<NarrowedLimitsBody> narrowedLimits,

        @Schema(description = "What each end user may do, whom callers name in `user` or `safety_identifier`") @Nullable EndUserLimitsBody endUsers,

        @Schema(description = "The models that the team's keys may call; null: all") @Nullable List<String> allowedModels,

        @Schema(description = "The team's routing document; null: it says nothing") @Nullable RoutingBody routing,

        @Schema(
                description =
                        "Whether a request repeated under its Idempotency-Key within 24 hours gets the first answer,"
                                + " which is kept encrypted under the caller's key; false by default")
        @Nullable Boolean idempotency) {}
