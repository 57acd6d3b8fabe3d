package io.tollgate.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tollgate.bench.load.LoadResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether rows are answers and costs are equal everywhere; {@code differences} is empty when they are. */
record ParityResult(
        @JsonProperty("requests") long requests,
        @JsonProperty("answers") long answers,
        @JsonProperty("failures") Map<String, Long> failures,
        @JsonProperty("rows") long rows,
        @JsonProperty("cost_usd") String cost,
        @JsonProperty("rows_complete_after_ms") long writtenMillis,
        @JsonProperty("differences") List<String> differences) {

    /** What {@code GET /api/spend} says. */
    record Spend(long requests, BigDecimal spend) {}

    static ParityResult of(long requests, LoadResult load, Ledger ledger, Books books, Spend spend, Duration written) {
        List<String> differences = new ArrayList<>();
        differ(differences, "answers", requests, load.answered());
        differ(differences, "request ids", requests, ledger.requestIds());
        differ(differences, "rows", requests, books.rows());
        differ(differences, "requests in rows", requests, books.requests());
        differ(differences, "requests in /api/spend", requests, spend.requests());
        differ(differences, "answers with another cost than their tokens come to", 0, ledger.disagreements());
        differ(differences, "cost stated in answers", ledger.computed(), ledger.stated());
        differ(differences, "spend in rows", ledger.computed(), books.spend());
        differ(differences, "upstream cost in rows", ledger.computed(), books.upstreamCost());
        differ(differences, "spend in /api/spend", ledger.computed(), spend.spend());
        return new ParityResult(
                requests,
                load.answered(),
                load.failures(),
                books.rows(),
                ledger.computed().toPlainString(),
                written.toMillis(),
                List.copyOf(differences));
    }

    private static void differ(List<String> differences, String what, long expected, long found) {
        differ(differences, what, BigDecimal.valueOf(expected), BigDecimal.valueOf(found));
    }

    private static void differ(List<String> differences, String what, BigDecimal expected, BigDecimal found) {
        if (expected.compareTo(found) != 0) {
            differences.add(
                    "%s: expected %s, found %s".formatted(what, expected.toPlainString(), found.toPlainString()));
        }
    }

    boolean holds() {
        return differences.isEmpty();
    }

    String text() {
        String verdict = holds() ? "holds" : "DOES NOT HOLD";
        StringBuilder text = new StringBuilder(
                "Row parity %s: %d requests, %d answers, %d rows, %s USD, rows complete %d ms after the last answer%n"
                        .formatted(verdict, requests, answers, rows, cost, writtenMillis));
        differences.forEach(difference -> text.append("  ").append(difference).append(System.lineSeparator()));
        if (!failures.isEmpty()) {
            text.append("  failures: ").append(failures).append(System.lineSeparator());
        }
        return text.toString();
    }
}
