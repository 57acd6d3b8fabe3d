package io.tollgate.admin.spend;

import io.tollgate.admin.http.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a report as RFC 4180 lines: identifiers beside names, whole numbers, exact amounts in USD. */
final class SpendCsv {

    static final String TYPE = "text/csv";

    private static final String TAG = "tag:";
    private static final List<String> SUMS = List.of(
            "requests",
            "errors",
            "input_tokens",
            "cache_read_tokens",
            "cache_write_tokens",
            "output_tokens",
            "reasoning_tokens",
            "list_cost",
            "discount",
            "fee",
            "charged",
            "upstream_cost",
            "spend",
            "saved");

    private final SpendReport report;

    SpendCsv(SpendReport report) {
        this.report = report;
    }

    String text() {
        Stream<List<String>> rows = report.rows().stream().map(this::cells);
        return Stream.concat(Stream.of(header()), rows)
                .map(cells -> cells.stream().map(SpendCsv::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private List<String> header() {
        List<String> names = new ArrayList<>();
        if (report.granularity() != null) {
            names.add(report.granularity());
        }
        for (String group : report.groupBy()) {
            if (isNamed(group)) {
                names.add(group + "_id");
            }
            names.add(group);
        }
        names.addAll(SUMS);
        return names;
    }

    private List<String> cells(SpendRow row) {
        List<String> cells = new ArrayList<>();
        if (report.granularity() != null) {
            cells.add(String.valueOf(row.bucket()));
        }
        for (String group : report.groupBy()) {
            if (isNamed(group)) {
                Optional<Named> named = Optional.ofNullable(named(row, group));
                cells.add(named.map(Named::id).orElse(""));
                cells.add(harmless(named.map(Named::name).orElse("")));
            } else {
                cells.add(harmless(Optional.ofNullable(text(row, group)).orElse("")));
            }
        }
        cells.addAll(sums(row));
        return cells;
    }

    private static List<String> sums(SpendRow row) {
        Stream<String> counts = Stream.of(
                        row.requests(),
                        row.errors(),
                        row.inputTokens(),
                        row.cacheReadTokens(),
                        row.cacheWriteTokens(),
                        row.outputTokens(),
                        row.reasoningTokens())
                .map(String::valueOf);
        return Stream.concat(
                        counts,
                        Stream.of(
                                row.listCost(),
                                row.discount(),
                                row.fee(),
                                row.charged(),
                                row.upstreamCost(),
                                row.spend(),
                                row.saved()))
                .toList();
    }

    private static boolean isNamed(String group) {
        return switch (group) {
            case "team", "key", "member" -> true;
            default -> false;
        };
    }

    private static @Nullable Named named(SpendRow row, String group) {
        return switch (group) {
            case "team" -> row.team();
            case "key" -> row.key();
            default -> row.member();
        };
    }

    private static @Nullable String text(SpendRow row, String group) {
        return switch (group) {
            case "model" -> row.model();
            case "provider" -> row.provider();
            case "offering" -> row.offering();
            case "status" -> row.status();
            case "end_user" -> row.endUser();
            default -> row.tags().get(group.substring(TAG.length()));
        };
    }

    /** Spreadsheets run a text that begins like a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
