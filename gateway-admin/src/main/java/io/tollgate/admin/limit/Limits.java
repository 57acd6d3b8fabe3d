package io.tollgate.admin.limit;

import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.RateLimits;
import java.util.List;

/**
 * The budgets and rate limits of one scope.
 *
 * @param narrowed to parts of its requests
 */
public record Limits(List<Budget> budgets, RateLimits rateLimits, List<NarrowedLimits> narrowed) {

    public static final Limits NONE = new Limits(List.of(), RateLimits.NONE);

    public Limits {
        budgets = List.copyOf(budgets);
        narrowed = List.copyOf(narrowed);
    }

    /** Limits of all requests alone. */
    public Limits(List<Budget> budgets, RateLimits rateLimits) {
        this(budgets, rateLimits, List.of());
    }

    /** The limits of parts as they are shown. */
    public List<NarrowedLimitsView> narrowedViews() {
        return narrowed.stream().map(NarrowedLimits::view).toList();
    }

    /** The limits of parts as a caller would write them. */
    public List<NarrowedLimitsBody> narrowedBodies() {
        return narrowed.stream().map(NarrowedLimits::body).toList();
    }

    Limits with(List<NarrowedLimits> parts) {
        return new Limits(budgets, rateLimits, parts);
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
