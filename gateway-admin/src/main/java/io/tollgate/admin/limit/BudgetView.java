package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.money.Money;

/** A budget as it is shown. */
@ResponseJson
@Schema(name = "Budget")
public record BudgetView(
        @Schema(description = "USD", format = "decimal", example = "25.00")
        String amount,

        @Schema(allowableValues = {"day", "week", "month", "total"})
        String window,

        @Schema(allowableValues = {"hard", "soft"}) String kind) {

    public static BudgetView of(Budget budget) {
        return new BudgetView(
                Money.showNano(budget.amountNano()),
                budget.window().label(),
                budget.kind().label());
    }
}
