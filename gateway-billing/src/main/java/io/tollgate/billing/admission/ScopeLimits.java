package io.tollgate.billing.admission;

import java.util.List;
import java.util.StringJoiner;

/**
 * The limits of one scope.
 *
 * @param name what people call the scope; refusals name it
 */
public record ScopeLimits(Scope scope, String name, List<Budget> budgets, RateLimits rateLimits) {

    public ScopeLimits {
        budgets = List.copyOf(budgets);
    }

    /** Whether there is anything to keep to. */
    public boolean binds() {
        return !budgets.isEmpty() || !rateLimits.equals(RateLimits.NONE);
    }

    /** The names of their scopes, as a hold lists them. */
    public static String names(List<ScopeLimits> limits) {
        StringJoiner names = new StringJoiner(";");
        limits.forEach(each -> names.add(each.scope().label()));
        return names.toString();
    }

    /** Those that bind what this model serves. */
    static List<ScopeLimits> binding(List<ScopeLimits> limits, String model) {
        for (ScopeLimits each : limits) {
            if (!each.bindsModel(model)) {
                return limits.stream().filter(other -> other.bindsModel(model)).toList();
            }
        }
        return limits;
    }

    private boolean bindsModel(String model) {
        return scope.narrowedTo().isEmpty() || scope.narrowedTo().get().coversModel(model);
    }

    /** The budgets that refuse, in their order. */
    public List<Budget> hardBudgets() {
        return budgets.stream()
                .filter(budget -> budget.kind() == BudgetKind.HARD)
                .toList();
    }
}
