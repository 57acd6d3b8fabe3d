package io.tollgate.api.error;

import io.tollgate.billing.admission.Headroom;
import io.tollgate.billing.money.Money;
import java.util.function.BiConsumer;

/** The headers that tell what is left of budgets and rate limits, on answers and refusals alike. */
public final class LimitHeaders {

    private LimitHeaders() {}

    /** Gives each header's name and value, where a limit applies. */
    public static void write(Headroom headroom, BiConsumer<String, String> headers) {
        headroom.requests().ifPresent(rate -> write("requests", rate, headers));
        headroom.tokens().ifPresent(rate -> write("tokens", rate, headers));
        headroom.budgetNano()
                .ifPresent(nano -> headers.accept("x-tollgate-budget-remaining", Money.showNano(Math.max(0, nano))));
    }

    private static void write(String kind, Headroom.Rate rate, BiConsumer<String, String> headers) {
        headers.accept("x-ratelimit-limit-" + kind, Long.toString(rate.limit()));
        headers.accept("x-ratelimit-remaining-" + kind, Long.toString(rate.remaining()));
        headers.accept("x-ratelimit-reset-" + kind, RetryAfter.millis(rate.reset()) + "ms");
    }
}
