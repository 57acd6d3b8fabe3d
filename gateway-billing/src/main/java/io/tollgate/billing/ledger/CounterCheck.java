package io.tollgate.billing.ledger;

import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.ledger.ShardSnapshot.OpenHold;
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
        Map<String, Map<String, Long>> reserved = reserved();
        TreeSet<String> scopes = new TreeSet<>(counted.hashes().keySet());
        scopes.addAll(recorded.scopes());
        scopes.addAll(reserved.keySet());
        List<Difference> found = new ArrayList<>();
        for (String scope : scopes) {
            Map<String, Long> expected = new HashMap<>(recorded.of(scope));
            expected.putAll(reserved.getOrDefault(scope, Map.of()));
            compare(scope, expected, counted.hashes().getOrDefault(scope, Map.of()), found);
        }
        return found;
    }

    private void compare(String scope, Map<String, Long> expected, Map<String, Long> actual, List<Difference> found) {
        TreeSet<String> fields = new TreeSet<>(actual.keySet());
        for (BudgetWindow window : BudgetWindow.values()) {
            fields.add(Counters.field(window, counted.today()));
        }
        expected.keySet().stream().filter(field -> field.startsWith("r")).forEach(fields::add);
        // Redis forgets an end user who has been away for longer than the longest window.
        if (scope.startsWith(END_USER)) {
            fields.remove(Counters.TOTAL);
        }
        for (String field : fields) {
            long counter = actual.getOrDefault(field, 0L);
            long rows = expected.getOrDefault(field, 0L);
            if (counter != rows) {
                found.add(new Difference(scope, inWords(field), nano(counter), nano(rows)));
            }
        }
    }

    private Map<String, Map<String, Long>> reserved() {
        Map<String, Map<String, Long>> reserved = new HashMap<>();
        for (OpenHold hold : counted.holds()) {
            for (String scope : hold.scopes()) {
                reserved.computeIfAbsent(scope, fresh -> new HashMap<>())
                        .merge("r" + hold.day().toEpochDay(), hold.nano(), Long::sum);
            }
        }
        return reserved;
    }

    private static String inWords(String field) {
        String rest = field.substring(1);
        return switch (field.charAt(0)) {
            case 'D' -> "spent on " + LocalDate.ofEpochDay(Long.parseLong(rest));
            case 'W' -> "spent in the week of " + LocalDate.ofEpochDay(Long.parseLong(rest));
            case 'M' -> "spent in the month " + rest.substring(0, 4) + "-" + rest.substring(4);
            case 'r' -> "reserved on " + LocalDate.ofEpochDay(Long.parseLong(rest));
            default -> "spent in total";
        };
    }

    private static String nano(long amount) {
        return amount + " nano-USD";
    }
}
