package io.tollgate.billing.ledger;

import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.attribution.UsageRow;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What each scope has spent, by the fields of its budget hash in Redis, as {@code accounting.lua} names them. */
final class Counters {

    /** The field that never begins anew. */
    static final String TOTAL = "T";

    private final Map<String, Map<String, Long>> scopes = new HashMap<>();

    /** Adds what a scope spent on a day. */
    void add(String scope, LocalDate day, long nano) {
        for (BudgetWindow window : BudgetWindow.values()) {
            add(scope, field(window, day), nano);
        }
    }

    /** Adds what a row spent to all its scopes. */
    void add(UsageRow row) {
        long nano = row.event().charge().cost().spend().budgetNano();
        row.scopes().forEach(scope -> add(scope, row.accountingDay(), nano));
    }

    /** Adds to one field. */
    void add(String scope, String field, long nano) {
        scopes.computeIfAbsent(scope, fresh -> new HashMap<>()).merge(field, nano, Long::sum);
    }

    /** Without the windows that are long over, as {@code accounting.lua} sweeps them. */
    Counters since(LocalDate today) {
        Counters kept = new Counters();
        scopes.forEach((scope, fields) -> fields.forEach((field, nano) -> {
            if (isKept(field, today)) {
                kept.add(scope, field, nano);
            }
        }));
        return kept;
    }

    private static boolean isKept(String field, LocalDate today) {
        long number = field.equals(TOTAL) ? 0 : Long.parseLong(field.substring(1));
        LocalDate month = today.minusDays(62);
        return switch (field.charAt(0)) {
            case 'D' -> number >= today.toEpochDay() - 7;
            case 'W' -> number >= today.toEpochDay() - 28;
            case 'M' -> number >= month.getYear() * 100L + month.getMonthValue();
            default -> true;
        };
    }

    Set<String> scopes() {
        return scopes.keySet();
    }

    Map<String, Long> of(String scope) {
        return scopes.getOrDefault(scope, Collections.emptyMap());
    }

    /** The field of the window that the day lies in. */
    static String field(BudgetWindow window, LocalDate day) {
        return switch (window) {
            case DAY, WEEK -> window.letter() + window.firstDay(day).toEpochDay();
            case MONTH -> window.letter() + (day.getYear() * 100 + day.getMonthValue());
            case TOTAL -> TOTAL;
        };
    }
}
