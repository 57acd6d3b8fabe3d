package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.billing.admission.Narrowing;
import io.tollgate.billing.admission.ScopeStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a part of a scope's requests stands: one of model, endpoint and tag is there. */
@ResponseJson
@Schema(name = "NarrowedLimitStatus")
record NarrowedStatusView(
        @Nullable String model,
        @Nullable String endpoint,
        @Nullable String tag,
        List<BudgetStatusView> budgets,
        RateStatusesView rateLimits) {

    static NarrowedStatusView of(NarrowedLimits limits, ScopeStatus status) {
        return new NarrowedStatusView(
                NarrowedLimits.value(limits.narrowing(), Narrowing.By.MODEL),
                NarrowedLimits.value(limits.narrowing(), Narrowing.By.ENDPOINT),
                NarrowedLimits.value(limits.narrowing(), Narrowing.By.TAG),
                status.budgets().stream().map(BudgetStatusView::of).toList(),
                RateStatusesView.of(status, limits.rateLimits().reportOnly()));
    }
}
