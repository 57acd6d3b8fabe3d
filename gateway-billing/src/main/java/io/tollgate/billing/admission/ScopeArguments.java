package io.tollgate.billing.admission;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Scopes as the scripts take them: their limits as {@code scopes.lua} reads them, and as {@code hold.lua} writes them. */
final class ScopeArguments {

    /** The largest whole number of a script, whose numbers are doubles; what is above is as good as no limit. */
    private static final long MOST = (1L << 53) - 1;

    private static final String NONE = "-1";
    private static final String NO_RATES = "-";

    private ScopeArguments() {}

    /** The limits of all scopes, as {@code scopes.lua} reads them. */
    static String limits(List<ScopeLimits> scopes) {
        StringBuilder words = new StringBuilder();
        for (ScopeLimits limits : scopes) {
            words.append(limits.budgets().size());
            for (Budget budget : limits.budgets()) {
                String window = budget.window().letter();
                words.append(' ')
                        .append(budget.amountNano())
                        .append(' ')
                        .append(budget.kind() == BudgetKind.SOFT ? window.toLowerCase(Locale.ROOT) : window);
            }
            add(limits.rateLimits(), words);
        }
        return words.toString();
    }

    private static void add(RateLimits rates, StringBuilder words) {
        if (rates.equals(RateLimits.NONE)) {
            words.append(' ').append(NO_RATES).append(' ');
        } else {
            words.append(rates.reportOnly() ? " 1 " : " 0 ")
                    .append(limit(rates.rpm()))
                    .append(' ')
                    .append(limit(rates.tpm()))
                    .append(' ')
                    .append(limit(rates.concurrency()))
                    .append(' ');
        }
    }

    /** One limit, as scripts reckon with it. */
    static String limit(OptionalLong limit) {
        return limit.isEmpty() ? NONE : Long.toString(Math.min(limit.getAsLong(), MOST));
    }

    /** The rates of a hold that holds its own tokens against each limit. */
    static String rates(List<ScopeLimits> scopes) {
        return rates(scopes, true);
    }

    /** The rates of a hold for which buckets begin full again, so that nothing is held of them. */
    static String crowds(List<ScopeLimits> scopes) {
        return rates(scopes, false);
    }

    private static String rates(List<ScopeLimits> scopes, boolean tokens) {
        StringBuilder written = new StringBuilder();
        boolean any = false;
        for (ScopeLimits limits : scopes) {
            RateLimits rates = limits.rateLimits();
            boolean held = tokens && rates.tpm().isPresent();
            boolean crowds = rates.concurrency().isPresent();
            any |= held || crowds;
            written.append(written.isEmpty() ? "" : ";")
                    .append(held ? limit(rates.tpm()) : NONE)
                    .append(held ? ",*" : ",0")
                    .append(crowds ? ",1" : ",0");
        }
        return any ? written.toString() : NO_RATES;
    }
}
