package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.billing.admission.ScopeStatus;
import java.util.List;

/** Where a scope stands against its limits now. */
@ResponseJson
@Schema(name = "LimitStatus")
record LimitsView(
        @Schema(allowableValues = {"organization", "team", "key", "member", "end_user"})
        String scope,

        String id,
        String name,
        List<BudgetStatusView> budgets,
        RateStatusesView rateLimits,
        List<NarrowedStatusView> narrowedLimits) {

    static LimitsView of(
            ScopeRef ref, String name, ScopeStatus status, boolean reportOnly, List<NarrowedStatusView> narrowed) {
        return new LimitsView(
                ref.scope().kind().label(),
                ref.shown(),
                name,
                status.budgets().stream().map(BudgetStatusView::of).toList(),
                RateStatusesView.of(status, reportOnly),
                narrowed);
    }
}
