package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.RequestJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of each end user of a team, as a caller writes them. */
@RequestJson
@Schema(name = "EndUserLimitsRequest")
public record EndUserLimitsBody(
        @Schema(description = "Per day, week or month") @Nullable List<BudgetBody> budgets,

        @Nullable RateLimitsBody rateLimits,
        @Nullable List<NarrowedLimitsBody> narrowedLimits) {

    /** The body that would make these limits; null where there are none. */
    public static @Nullable EndUserLimitsBody of(Limits limits) {
        return limits.equals(Limits.NONE)
                ? null
                : new EndUserLimitsBody(limits.budgetBodies(), limits.rateLimitsBody(), limits.narrowedBodies());
    }
}
