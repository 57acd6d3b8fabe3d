package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.money.Money;
import org.jspecify.annotations.Nullable;

/** A budget as a caller writes it. */
@RequestJson
@Schema(name = "BudgetRequest")
public record BudgetBody(
        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                description = "USD, up to nine decimals; 0 suspends",
                format = "decimal",
                example = "25.00")
        @Nullable String amount,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                description = "In UTC, weeks from Monday",
                allowableValues = {"day", "week", "month", "total"})
        @Nullable String window,

        @Schema(
                description = "hard refuses, soft only reports; hard by default",
                allowableValues = {"hard", "soft"})
        @Nullable String kind) {

    static BudgetBody of(Budget budget) {
        return new BudgetBody(
                Money.showNano(budget.amountNano()),
                budget.window().label(),
                budget.kind().label());
    }
}
