package io.tollgate.billing.ledger;

import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.attribution.UsageRow;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What each scope has spent, by the names that {@code named.lua} gives the counters in Redis. */
final class Counters {

    /** The field that never begins anew. */
    static final String TOTAL = "T";

    /** The field of the requests under way, of scopes that limit them. */
    static final String UNDER_WAY = "c";

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

    /** Adds what a hold reserves, and the places that it takes. */
    void add(ShardSnapshot.OpenHold hold) {
        String reserved = "r" + hold.day().toEpochDay();
        hold.scopes().forEach(scope -> add(scope, reserved, hold.nano()));
        hold.crowding().forEach(scope -> add(scope, UNDER_WAY, 1));
    }

    /** Adds to one field. */
    void add(String scope, String field, long nano) {
        scopes.computeIfAbsent(scope, fresh -> new HashMap<>()).merge(field, nano, Long::sum);
    }

    /** The windows that {@code accounting.lua} keeps: the present ones and those before them. */
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
        return switch (field.charAt(0)) {
            case 'D' -> isAfter(field, today.minusDays(2), BudgetWindow.DAY);
            case 'W' -> isAfter(field, today.minusWeeks(2), BudgetWindow.WEEK);
            case 'M' -> isAfter(field, today.minusMonths(2), BudgetWindow.MONTH);
            default -> true;
        };
    }

    private static boolean isAfter(String field, LocalDate day, BudgetWindow window) {
        return number(field) > number(field(window, day));
    }

    private static long number(String field) {
        return Long.parseLong(field.substring(1));
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
