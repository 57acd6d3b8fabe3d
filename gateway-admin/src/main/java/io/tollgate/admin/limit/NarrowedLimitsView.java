package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits for a part of a scope's requests: one of model, endpoint and tag is there. */
@ResponseJson
@Schema(name = "NarrowedLimits")
public record NarrowedLimitsView(
        @Nullable String model,
        @Nullable String endpoint,
        @Nullable String tag,
        List<BudgetView> budgets,
        RateLimitsView rateLimits) {}
