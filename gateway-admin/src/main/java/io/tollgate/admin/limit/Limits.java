package io.tollgate.admin.limit;

import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.RateLimits;
import java.util.List;

/** The budgets and rate limits of one scope. */
public record Limits(List<Budget> budgets, RateLimits rateLimits) {

    public static final Limits NONE = new Limits(List.of(), RateLimits.NONE);

    public Limits {
        budgets = List.copyOf(budgets);
    }

    /** The budgets as they are shown. */
    public List<BudgetView> budgetViews() {
        return budgets.stream().map(BudgetView::of).toList();
    }

    /** The budgets as a caller would write them. */
    public List<BudgetBody> budgetBodies() {
        return budgets.stream().map(BudgetBody::of).toList();
    }

    /** The rate limits as they are shown. */
    public RateLimitsView rateLimitsView() {
        return RateLimitsView.of(rateLimits);
    }

    /** The rate limits as a caller would write them. */
    public RateLimitsBody rateLimitsBody() {
        return RateLimitsBody.of(rateLimits);
    }
}
