package io.tollgate.billing.admission;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.StringJoiner;

/** Scopes as the scripts take them: their limits as {@code scopes.lua} reads them, and as {@code hold.lua} writes them. */
final class ScopeArguments {

    /** The largest whole number of a script, whose numbers are doubles; what is above is as good as no limit. */
    private static final long MOST = (1L << 53) - 1;

    private static final String NONE = "-1";
    private static final String NO_RATES = "-";

    private ScopeArguments() {}

    /** As {@code scopes.lua} reads them. */
    static void add(ScopeLimits limits, List<String> arguments) {
        arguments.add(Integer.toString(limits.budgets().size()));
        for (Budget budget : limits.budgets()) {
            String window = budget.window().letter();
            arguments.add(Long.toString(budget.amountNano()));
            arguments.add(budget.kind() == BudgetKind.SOFT ? window.toLowerCase(Locale.ROOT) : window);
        }
        RateLimits rates = limits.rateLimits();
        if (rates.equals(RateLimits.NONE)) {
            arguments.add(NO_RATES);
        } else {
            arguments.add(rates.reportOnly() ? "1" : "0");
            arguments.add(limit(rates.rpm()));
            arguments.add(limit(rates.tpm()));
            arguments.add(limit(rates.concurrency()));
        }
    }

    /** One limit, as scripts reckon with it. */
    static String limit(OptionalLong limit) {
        return limit.isEmpty() ? NONE : Long.toString(Math.min(limit.getAsLong(), MOST));
    }

    /** The scopes of a hold. */
    static String names(List<ScopeLimits> scopes) {
        StringJoiner names = new StringJoiner(";");
        scopes.forEach(limits -> names.add(limits.scope().label()));
        return names.toString();
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
