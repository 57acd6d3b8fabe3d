package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each end user of a team may do. */
@ResponseJson
@Schema(name = "EndUserLimits")
public record EndUserLimitsView(
        List<BudgetView> budgets, RateLimitsView rateLimits, List<NarrowedLimitsView> narrowedLimits) {

    /** The limits as they are shown; null where there are none. */
    public static @Nullable EndUserLimitsView of(Limits limits) {
        return limits.equals(Limits.NONE)
                ? null
                : new EndUserLimitsView(limits.budgetViews(), limits.rateLimitsView(), limits.narrowedViews());
    }
}
