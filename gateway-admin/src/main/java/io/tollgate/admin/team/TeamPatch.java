package io.tollgate.admin.team;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.admin.limit.BudgetBody;
import io.tollgate.admin.limit.EndUserLimitsBody;
import io.tollgate.admin.limit.NarrowedLimitsBody;
import io.tollgate.admin.limit.RateLimitsBody;
import io.tollgate.admin.routing.RoutingBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a team that a PATCH may have; it describes the body, which is read as a merge patch. */
@RequestJson
record TeamPatch(
        @Nullable String name,
        @Nullable List<BudgetBody> budgets,
        @Nullable RateLimitsBody rateLimits,

        @Schema(description = "Limits for one model, endpoint or tag each, besides those for all requests") @Nullable List<NarrowedLimitsBody> narrowedLimits,

        @Nullable EndUserLimitsBody endUsers,
        @Nullable List<String> allowedModels,
        @Nullable RoutingBody routing,
        @Nullable Boolean idempotency) {}
