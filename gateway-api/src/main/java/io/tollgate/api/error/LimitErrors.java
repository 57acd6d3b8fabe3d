package io.tollgate.api.error;

import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.admission.ScopeStatus.BudgetStatus;
import io.tollgate.billing.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refusals by budgets and rate limits. */
public final class LimitErrors {

    private static final int PAYMENT_REQUIRED = 402;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration HOLDS_END_SOON = Duration.ofSeconds(1);

    private LimitErrors() {}

    /**
     * What is spent leaves too little for this request.
     *
     * @param name what people call the scope
     * @param neededNano the request's worst case in nano-USD
     */
    public static GatewayError budgetExceeded(ScopeKind scope, String name, BudgetStatus status, long neededNano) {
        String message = subject(scope, name) + " has spent " + usd(status.spent()) + " of its "
                + usd(status.budget().amountNano()) + " " + window(status) + " budget, and this request could cost "
                + usd(neededNano) + ". " + reset(status) + "Raise the budget, or ask for fewer tokens (max_tokens).";
        return GatewayError.of(PAYMENT_REQUIRED, ErrorType.INSUFFICIENT_QUOTA, "budget_exceeded", message)
                .with(details(scope, name, status));
    }

    /** Only what other requests hold leaves too little. */
    public static GatewayError budgetReserved(ScopeKind scope, String name, BudgetStatus status, long neededNano) {
        String message = subject(scope, name) + " has " + usd(status.reserved())
                + " of its " + usd(status.budget().amountNano()) + " " + window(status)
                + " budget reserved by requests under way, and this request could cost " + usd(neededNano)
                + ". Try again when they end, or ask for fewer tokens (max_tokens).";
        return GatewayError.of(TOO_MANY_REQUESTS, ErrorType.RATE_LIMIT_ERROR, "budget_reserved", message)
                .with(details(scope, name, status))
                .retryAfter(HOLDS_END_SOON);
    }

    /**
     * Too fast.
     *
     * @param limitName {@code rpm}, {@code tpm} or {@code concurrency}
     * @param retryAfter the time really left
     */
    public static GatewayError rateLimitExceeded(
            ScopeKind scope, String name, String limitName, long limit, Duration retryAfter) {
        Map<String, Object> details = scopeDetails(scope, name);
        details.put("limit_name", limitName);
        details.put("limit", limit);
        String problem = limit == 0
                ? " is suspended: its " + limitName + " limit is 0. Raise the limit."
                : " has reached its limit of " + limit + " " + unit(limitName) + ". Try again in "
                        + RetryAfter.seconds(retryAfter) + " s.";
        return GatewayError.of(
                        TOO_MANY_REQUESTS,
                        ErrorType.RATE_LIMIT_ERROR,
                        "rate_limit_exceeded",
                        subject(scope, name) + problem)
                .with(details)
                .retryAfter(retryAfter);
    }

    private static Map<String, Object> details(ScopeKind scope, String name, BudgetStatus status) {
        Map<String, Object> details = scopeDetails(scope, name);
        details.put("window", status.budget().window().label());
        details.put("limit", Money.showNano(status.budget().amountNano()));
        details.put("spent", Money.showNano(status.spent()));
        details.put("reserved", Money.showNano(status.reserved()));
        status.resetsAt().map(Instant::toString).ifPresent(at -> details.put("resets_at", at));
        return details;
    }

    private static Map<String, Object> scopeDetails(ScopeKind scope, String name) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("scope", scope.label());
        details.put("name", name);
        return details;
    }

    private static String subject(ScopeKind scope, String name) {
        String kind = scope.label().replace('_', ' ');
        return "The " + kind + " '" + name + "'";
    }

    private static String window(BudgetStatus status) {
        return switch (status.budget().window()) {
            case DAY -> "daily";
            case WEEK -> "weekly";
            case MONTH -> "monthly";
            case TOTAL -> "total";
        };
    }

    private static String unit(String limitName) {
        return switch (limitName) {
            case "rpm" -> "requests per minute";
            case "tpm" -> "tokens per minute";
            default -> "requests at once";
        };
    }

    private static String reset(BudgetStatus status) {
        return status.resetsAt().map(at -> "It resets at " + at + ". ").orElse("");
    }

    private static String usd(long nano) {
        return Money.showNano(nano) + " USD";
    }
}
