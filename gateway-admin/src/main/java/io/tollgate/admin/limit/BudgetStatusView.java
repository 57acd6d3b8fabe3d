package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.billing.admission.ScopeStatus.BudgetStatus;
import io.tollgate.billing.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "BudgetStatus")
record BudgetStatusView(
        @Schema(description = "USD", format = "decimal") String amount,

        @Schema(allowableValues = {"day", "week", "month", "total"})
        String window,

        @Schema(allowableValues = {"hard", "soft"}) String kind,

        @Schema(description = "USD", format = "decimal") String spent,

        @Schema(description = "USD held by requests under way", format = "decimal")
        String reserved,

        @Schema(description = "USD", format = "decimal") String remaining,

        @Schema(description = "Null for a total") @Nullable Instant resetsAt) {

    static BudgetStatusView of(BudgetStatus status) {
        return new BudgetStatusView(
                Money.showNano(status.budget().amountNano()),
                status.budget().window().label(),
                status.budget().kind().label(),
                Money.showNano(status.spent()),
                Money.showNano(status.reserved()),
                Money.showNano(status.remaining()),
                status.resetsAt().orElse(null));
    }
}
