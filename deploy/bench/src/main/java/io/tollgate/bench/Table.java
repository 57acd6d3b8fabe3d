package io.tollgate.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The comparison as text, one line for each shape and target. */
final class Table {

    static final String DIRECT = "direct";
    static final String NGINX = "nginx";
    static final String TOLLGATE = "tollgate";

    private static final List<String> ORDER = List.of(DIRECT, NGINX, TOLLGATE);

    private static final String LINE = "%-12s %-9s %9s %8s %8s %8s %8s %8s %8s %9s  %-38s %6s%n";

    private Table() {}

    static String of(List<Sample> samples) {
        StringBuilder table = new StringBuilder(LINE.formatted(
                "load",
                "target",
                "answers/s",
                "p50 ms",
                "p90",
                "p99",
                "+p50",
                "+p90",
                "+p99",
                "CPU µs",
                "CPU µs behind",
                "failed"));
        rows(samples).forEach(row -> table.append(line(row)));
        return table.toString();
    }

    static List<Row> rows(List<Sample> samples) {
        List<Row> rows = new ArrayList<>();
        for (String shape : samples.stream().map(Sample::shape).distinct().toList()) {
            List<Sample> direct = select(samples, shape, DIRECT);
            samples.stream()
                    .filter(sample -> sample.shape().equals(shape))
                    .map(Sample::target)
                    .distinct()
                    .sorted(Comparator.comparing(ORDER::indexOf))
                    .forEach(target -> rows.add(Row.of(select(samples, shape, target), direct)));
        }
        return rows;
    }

    private static List<Sample> select(List<Sample> samples, String shape, String target) {
        return samples.stream()
                .filter(sample ->
                        sample.shape().equals(shape) && sample.target().equals(target))
                .toList();
    }

    private static String line(Row row) {
        boolean direct = row.target().equals(DIRECT);
        String behind = row.cpuBehind().entrySet().stream()
                .map(entry -> "%s %.0f".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return LINE.formatted(
                row.shape(),
                row.target(),
                "%.0f".formatted(row.perSecond()),
                millis(row.p50()),
                millis(row.p90()),
                millis(row.p99()),
                direct ? "" : millis(row.addedP50()),
                direct ? "" : millis(row.addedP90()),
                direct ? "" : millis(row.addedP99()),
                direct ? "" : "%.0f".formatted(row.cpu()),
                behind,
                row.failed());
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.2f", micros / 1e3);
    }
}
