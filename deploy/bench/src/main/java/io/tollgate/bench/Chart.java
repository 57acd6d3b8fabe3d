package io.tollgate.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Horizontal bars, one for each row that has something to show, as an SVG picture of its own. */
record Chart(String name, String title, List<Bar> bars) {

    private static final Map<String, String> COLOURS = Map.of(
            Table.TOLLGATE, "#17a57b",
            Table.PROXY_ONLY, "#7fcbb1",
            Table.NGINX, "#8a8f98",
            Table.PORTKEY, "#e0a13c",
            Table.LITELLM, "#b5713a");
    private static final int WIDTH = 780;
    private static final int LABEL_WIDTH = 270;
    private static final int VALUE_WIDTH = 80;
    private static final int BAR = 18;
    private static final int PITCH = 26;
    private static final int TOP = 44;

    /** One bar, with its value as it is to be read. */
    record Bar(String label, String target, double value, String shown) {}

    Chart {
        bars = List.copyOf(bars);
    }

    /** The charts of these rows that have anything in them. */
    static List<Chart> of(List<Row> rows) {
        Predicate<Row> open = row -> row.load().contains("open") && row.stream().isEmpty();
        List<Chart> charts = List.of(
                chart("cpu", "CPU time of the gateway's process per request, µs", rows, row -> true, Row::cpu, "%.0f"),
                chart(
                        "added-p50",
                        "Latency added to the direct call, p50, ms",
                        rows,
                        open,
                        millis(Row::addedP50),
                        "%.2f"),
                chart(
                        "added-p99",
                        "Latency added to the direct call, p99, ms",
                        rows,
                        open,
                        millis(Row::addedP99),
                        "%.2f"),
                chart(
                        "added-ttft",
                        "Time to the first chunk added to the direct call, p50, ms",
                        rows,
                        row -> row.stream().isPresent() && row.load().contains("open"),
                        row -> row.stream().map(Row.Stream::addedFirstP50).orElse(0.0) / 1e3,
                        "%.2f"));
        return charts.stream().filter(chart -> !chart.bars().isEmpty()).toList();
    }

    private static ToDoubleFunction<Row> millis(ToDoubleFunction<Row> micros) {
        return row -> micros.applyAsDouble(row) / 1e3;
    }

    private static Chart chart(
            String name,
            String title,
            List<Row> rows,
            Predicate<Row> shown,
            ToDoubleFunction<Row> value,
            String format) {
        List<Bar> bars = new ArrayList<>();
        rows.stream()
                .filter(row -> !row.target().equals(Table.DIRECT) && row.perSecond() > 0)
                .filter(shown)
                .forEach(row -> {
                    double size = value.applyAsDouble(row);
                    bars.add(new Bar(
                            row.load() + ", " + row.target(),
                            row.target(),
                            size,
                            String.format(Locale.ROOT, format, size)));
                });
        return new Chart(name, title, bars);
    }

    String svg() {
        double longest = bars.stream()
                .max(Comparator.comparingDouble(Bar::value))
                .map(Bar::value)
                .orElse(1.0);
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="12" y="26" font-size="15" font-weight="600" fill="#1b1b19">%s</text>
                """.formatted(WIDTH, TOP + bars.size() * PITCH + 10, title));
        for (int i = 0; i < bars.size(); i++) {
            svg.append(bar(bars.get(i), TOP + i * PITCH, longest));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String bar(Bar bar, int y, double longest) {
        double room = WIDTH - LABEL_WIDTH - VALUE_WIDTH;
        double length = longest <= 0 ? 0 : Math.max(1, room * Math.max(0, bar.value()) / longest);
        int baseline = y + BAR - 5;
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end" fill="#55554f">%s</text>
                <rect x="%d" y="%d" width="%.1f" height="%d" rx="3" fill="%s"/>
                <text x="%.1f" y="%d" fill="#1b1b19">%s</text>
                """,
                LABEL_WIDTH - 10,
                baseline,
                bar.label(),
                LABEL_WIDTH,
                y,
                length,
                BAR,
                COLOURS.getOrDefault(bar.target(), "#6c7ae0"),
                LABEL_WIDTH + length + 8,
                baseline,
                bar.shown());
    }
}
