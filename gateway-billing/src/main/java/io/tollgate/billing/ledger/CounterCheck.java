package io.tollgate.billing.ledger;

import io.tollgate.billing.admission.BudgetWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares what a shard's counters say with what its rows, its waiting events and its open holds come to. */
record CounterCheck(Counters recorded, ShardSnapshot counted) {

    private static final String END_USER = "end_user:";

    List<Difference> differences() {
        Counters held = new Counters();
        counted.holds().forEach(held::add);
        TreeSet<String> scopes = new TreeSet<>(counted.scopes().keySet());
        scopes.addAll(recorded.scopes());
        scopes.addAll(held.scopes());
        List<Difference> found = new ArrayList<>();
        for (String scope : scopes) {
            Map<String, Long> expected = new HashMap<>(recorded.of(scope));
            expected.putAll(held.of(scope));
            compare(scope, expected, counted.scopes().getOrDefault(scope, Map.of()), held.of(scope), found);
        }
        return found;
    }

    private void compare(
            String scope,
            Map<String, Long> expected,
            Map<String, Long> actual,
            Map<String, Long> held,
            List<Difference> found) {
        TreeSet<String> fields = new TreeSet<>(actual.keySet());
        for (BudgetWindow window : BudgetWindow.values()) {
            fields.add(Counters.field(window, counted.today()));
        }
        fields.addAll(held.keySet());
        // Redis forgets an end user who has been away for longer than the longest window.
        if (scope.startsWith(END_USER)) {
            fields.remove(Counters.TOTAL);
        }
        for (String field : fields) {
            long counter = actual.getOrDefault(field, 0L);
            long rows = expected.getOrDefault(field, 0L);
            if (counter != rows) {
                found.add(new Difference(scope, inWords(field), amount(field, counter), amount(field, rows)));
            }
        }
    }

    private static String inWords(String field) {
        String rest = field.substring(1);
        return switch (field.charAt(0)) {
            case 'D' -> "spent on " + LocalDate.ofEpochDay(Long.parseLong(rest));
            case 'W' -> "spent in the week of " + LocalDate.ofEpochDay(Long.parseLong(rest));
            case 'M' -> "spent in the month " + rest.substring(0, 4) + "-" + rest.substring(4);
            case 'r' -> "reserved on " + LocalDate.ofEpochDay(Long.parseLong(rest));
            case 'c' -> "requests under way";
            default -> "spent in total";
        };
    }

    private static String amount(String field, long amount) {
        return field.equals(Counters.UNDER_WAY) ? Long.toString(amount) : amount + " nano-USD";
    }
}
