package io.tollgate.admin.limit;

import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.Narrowing;
import io.tollgate.billing.admission.RateLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The budgets and rate limits of a part of a scope's requests. */
public record NarrowedLimits(Narrowing narrowing, List<Budget> budgets, RateLimits rateLimits) {

    public NarrowedLimits {
        budgets = List.copyOf(budgets);
    }

    NarrowedLimitsView view() {
        return new NarrowedLimitsView(
                value(narrowing, Narrowing.By.MODEL),
                value(narrowing, Narrowing.By.ENDPOINT),
                value(narrowing, Narrowing.By.TAG),
                budgets.stream().map(BudgetView::of).toList(),
                RateLimitsView.of(rateLimits));
    }

    NarrowedLimitsBody body() {
        return new NarrowedLimitsBody(
                value(narrowing, Narrowing.By.MODEL),
                value(narrowing, Narrowing.By.ENDPOINT),
                value(narrowing, Narrowing.By.TAG),
                budgets.stream().map(BudgetBody::of).toList(),
                RateLimitsBody.of(rateLimits));
    }

    /** What it is narrowed to, if by this. */
    static @Nullable String value(Narrowing narrowing, Narrowing.By by) {
        return narrowing.by() == by ? narrowing.value() : null;
    }
}
