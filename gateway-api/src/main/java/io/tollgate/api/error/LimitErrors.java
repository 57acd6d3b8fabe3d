package io.tollgate.api.error;

import io.tollgate.billing.admission.AdmissionOutcome.BudgetExceeded;
import io.tollgate.billing.admission.AdmissionOutcome.RateLimited;
import io.tollgate.billing.admission.Headroom;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Refusals by budgets and rate limits. */
public final class LimitErrors {

    private static final int PAYMENT_REQUIRED = 402;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration HOLDS_END_SOON = Duration.ofSeconds(1);

    private LimitErrors() {}

    /** A hard budget has no room: for good in this window, or only while other requests hold it. */
    public static GatewayError of(BudgetExceeded refusal) {
        GatewayError error = refusal.reservedOnly() ? budgetReserved(refusal) : budgetExceeded(refusal);
        return withHeaders(error, refusal.headroom());
    }

    /** Too fast. */
    public static GatewayError of(RateLimited refusal) {
        Map<String, Object> details = scopeDetails(refusal.scope());
        details.put("limit_name", refusal.kind().name().toLowerCase(Locale.ROOT));
        details.put("limit", refusal.limit());
        String limit = refusal.limit() + " " + refusal.kind().description();
        boolean suspended = refusal.limit() == 0;
        String problem = suspended
                ? " is suspended: its limit is " + limit + ". Raise the limit."
                : " has reached its limit of " + limit + ". Try again in " + RetryAfter.seconds(refusal.retryAfter())
                        + " s.";
        GatewayError error = GatewayError.of(
                        TOO_MANY_REQUESTS,
                        ErrorType.RATE_LIMIT_ERROR,
                        "rate_limit_exceeded",
                        subject(refusal.scope()) + problem)
                .with(details);
        return withHeaders(suspended ? error.lasting() : error.retryAfter(refusal.retryAfter()), refusal.headroom());
    }

    private static GatewayError withHeaders(GatewayError error, Headroom headroom) {
        Map<String, String> headers = new LinkedHashMap<>();
        LimitHeaders.write(headroom, headers::put);
        return error.headers(headers);
    }

    private static GatewayError budgetExceeded(BudgetExceeded refusal) {
        String problem = isSuspended(refusal)
                ? " is suspended: it has a " + budget(refusal) + ". Raise the budget."
                : " has spent " + usd(refusal.spent()) + " of its " + budget(refusal)
                        + ", and this request could cost " + usd(refusal.needed()) + ". " + reset(refusal)
                        + "Raise the budget, or ask for fewer tokens (max_tokens).";
        String message = subject(refusal.scope()) + problem;
        return GatewayError.of(PAYMENT_REQUIRED, ErrorType.INSUFFICIENT_QUOTA, "budget_exceeded", message)
                .with(details(refusal));
    }

    private static GatewayError budgetReserved(BudgetExceeded refusal) {
        String message = subject(refusal.scope()) + " has " + usd(refusal.reserved()) + " of its " + budget(refusal)
                + " reserved by requests under way, and this request could cost " + usd(refusal.needed())
                + ". Try again when they end, or ask for fewer tokens (max_tokens).";
        return GatewayError.of(TOO_MANY_REQUESTS, ErrorType.RATE_LIMIT_ERROR, "budget_reserved", message)
                .with(details(refusal))
                .retryAfter(HOLDS_END_SOON);
    }

    private static Map<String, Object> details(BudgetExceeded refusal) {
        Map<String, Object> details = scopeDetails(refusal.scope());
        details.put("window", refusal.budget().window().label());
        details.put("limit", Money.showNano(refusal.budget().amountNano()));
        details.put("spent", Money.showNano(refusal.spent()));
        details.put("reserved", Money.showNano(refusal.reserved()));
        if (!isSuspended(refusal)) {
            refusal.resetsAt().map(Instant::toString).ifPresent(at -> details.put("resets_at", at));
        }
        return details;
    }

    private static boolean isSuspended(BudgetExceeded refusal) {
        return refusal.budget().amountNano() == 0;
    }

    private static Map<String, Object> scopeDetails(ScopeLimits scope) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("scope", scope.scope().kind().label());
        details.put("name", scope.name());
        scope.scope()
                .narrowedTo()
                .ifPresent(part -> details.put("narrowed_to", Map.of(part.by().label(), part.value())));
        return details;
    }

    private static String subject(ScopeLimits scope) {
        return "The " + scope.scope().kind().label().replace('_', ' ') + " '" + scope.name() + "'"
                + scope.scope()
                        .narrowedTo()
                        .map(part -> ", for the " + part.inWords() + ",")
                        .orElse("");
    }

    private static String budget(BudgetExceeded refusal) {
        String window = switch (refusal.budget().window()) {
            case DAY -> "daily";
            case WEEK -> "weekly";
            case MONTH -> "monthly";
            case TOTAL -> "total";
        };
        return usd(refusal.budget().amountNano()) + " " + window + " budget";
    }

    private static String reset(BudgetExceeded refusal) {
        return refusal.resetsAt().map(at -> "It resets at " + at + ". ").orElse("");
    }

    private static String usd(long nano) {
        return Money.showNano(nano) + " USD";
    }
}
