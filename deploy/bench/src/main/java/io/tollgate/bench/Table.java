package io.tollgate.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The comparison as text, one line for each load and target; streams have a table of their own below. */
final class Table {

    static final String DIRECT = "direct";
    static final String NGINX = "nginx";
    static final String TOLLGATE = "tollgate";
    static final String PROXY_ONLY = "tollgate-bare";
    static final String RIVAL = "rival";
    static final String PORTKEY = "portkey";
    static final String LITELLM = "litellm";
    static final String REACTOR_NETTY = "reactor-netty";
    static final String WEBFLUX = "webflux";

    /** Other gateways: what they answer wrongly is told, and is no fault of the run. */
    static final Set<String> PEERS = Set.of(PORTKEY, LITELLM);

    private static final List<String> ORDER =
            List.of(DIRECT, NGINX, REACTOR_NETTY, WEBFLUX, PROXY_ONLY, TOLLGATE, RIVAL, PORTKEY, LITELLM);

    private static final String LINE = "%-24s %-13s %9s %8s %8s %8s %8s %8s %8s %9s  %-38s %6s%n";
    private static final String STREAM_LINE = "%-24s %-13s %8s %8s %8s %8s %9s %9s %7s%n";

    private Table() {}

    static String of(List<Sample> samples) {
        List<Row> rows = rows(samples);
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
        rows.forEach(row -> table.append(row.perSecond() > 0 ? line(row) : unanswered(row)));
        if (rows.stream().anyMatch(Table::isStream)) {
            table.append(System.lineSeparator())
                    .append(STREAM_LINE.formatted(
                            "stream",
                            "target",
                            "TTFT p50",
                            "+p50",
                            "TTFT p99",
                            "+p99",
                            "gap p99",
                            "+gap p99",
                            "pieces"));
            rows.stream()
                    .filter(Table::isStream)
                    .forEach(row -> row.stream().ifPresent(stream -> table.append(line(row, stream))));
        }
        return table.toString();
    }

    private static boolean isStream(Row row) {
        return row.stream().isPresent() && row.perSecond() > 0;
    }

    private static String unanswered(Row row) {
        return "%-24s %-13s no right answer, %d wrong ones%n".formatted(row.load(), row.target(), row.failed());
    }

    static List<Row> rows(List<Sample> samples) {
        List<Row> rows = new ArrayList<>();
        for (String load : samples.stream().map(Sample::load).distinct().toList()) {
            List<Sample> direct = select(samples, load, DIRECT);
            samples.stream()
                    .filter(sample -> sample.load().equals(load))
                    .map(Sample::target)
                    .distinct()
                    .sorted(Comparator.comparing(ORDER::indexOf))
                    .map(target -> Row.of(new Medians(select(samples, load, target), direct)))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static List<Sample> select(List<Sample> samples, String load, String target) {
        return samples.stream()
                .filter(sample -> sample.load().equals(load) && sample.target().equals(target))
                .toList();
    }

    private static String line(Row row) {
        boolean direct = row.target().equals(DIRECT);
        String behind = row.cpuBehind().entrySet().stream()
                .map(entry -> "%s %.0f".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return LINE.formatted(
                row.load(),
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

    private static String line(Row row, Row.Stream stream) {
        boolean direct = row.target().equals(DIRECT);
        return STREAM_LINE.formatted(
                row.load(),
                row.target(),
                millis(stream.firstP50()),
                direct ? "" : millis(stream.addedFirstP50()),
                millis(stream.firstP99()),
                direct ? "" : millis(stream.addedFirstP99()),
                millis(stream.gapP99()),
                direct ? "" : millis(stream.addedGapP99()),
                "%.1f".formatted(stream.pieces()));
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.2f", micros / 1e3);
    }
}
