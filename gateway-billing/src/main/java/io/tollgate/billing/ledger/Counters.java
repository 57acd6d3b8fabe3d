package io.tollgate.billing.ledger;

import io.tollgate.billing.admission.BudgetWindow;
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

    /** Adds to one field. */
    void add(String scope, String field, long nano) {
        scopes.computeIfAbsent(scope, fresh -> new HashMap<>()).merge(field, nano, Long::sum);
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
