package io.tollgate.admin.team;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.admin.limit.BudgetView;
import io.tollgate.admin.limit.EndUserLimitsView;
import io.tollgate.admin.limit.NarrowedLimitsView;
import io.tollgate.admin.limit.RateLimitsView;
import io.tollgate.admin.routing.RoutingView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "Team")
record TeamView(
        String id,
        String name,
        List<BudgetView> budgets,
        RateLimitsView rateLimits,
        List<NarrowedLimitsView> narrowedLimits,

        @Schema(description = "What each end user may do; null: as much as the team") @Nullable EndUserLimitsView endUsers,

        @Schema(description = "Null: all models") @Nullable List<String> allowedModels,

        @Nullable RoutingView routing,
        boolean idempotency,
        Instant createdAt) {}
