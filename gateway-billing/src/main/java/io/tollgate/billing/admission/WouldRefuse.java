package io.tollgate.billing.admission;

/**
 * A limit that only reports, and that would have refused a request.
 *
 * @param limit such as {@code budget:day} or {@code rpm}
 */
public record WouldRefuse(ScopeLimits scope, String limit) {

    private static final String BUDGET = "budget:";

    /** Of a soft budget. */
    static WouldRefuse budget(ScopeLimits scope, Budget budget) {
        return new WouldRefuse(scope, BUDGET + budget.window().label());
    }

    /** The code of the error that it would have been. */
    public String reason() {
        return limit.startsWith(BUDGET) ? "budget_exceeded" : "rate_limit_exceeded";
    }

    /** In headers and rows, such as {@code team:budget:day} or {@code key/model:gpt-5:rpm}. */
    public String label() {
        String whole = scope.scope().kind().label();
        return scope.scope()
                        .narrowedTo()
                        .map(part -> whole + "/" + part.label())
                        .orElse(whole) + ":" + limit;
    }
}
