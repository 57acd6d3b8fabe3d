package io.tollgate.admin.price;

import io.tollgate.billing.price.Unit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line for each rate. Each says what its price is for, so that USD per token and USD per 1M tokens are never confused. */
final class CsvFormat implements PriceFormat {

    static final String HEADER = "offering,book,rate,usd,per";

    private static final String PRICE = "price";
    private static final String LIST = "list_price";
    private static final int COLUMNS = 5;

    @Override
    public String name() {
        return "csv";
    }

    static String write(List<BookEntry> offerings) {
        StringBuilder csv = new StringBuilder(HEADER).append("\r\n");
        for (BookEntry entry : offerings) {
            write(csv, entry.offering(), PRICE, entry.price());
            write(csv, entry.offering(), LIST, entry.listPrice());
        }
        return csv.toString();
    }

    private static void write(StringBuilder csv, String offering, String book, Map<String, String> rates) {
        rates.forEach((rate, usd) -> csv.append(String.join(",", offering, book, rate, usd, per(rate)))
                .append("\r\n"));
    }

    @Override
    public Imported read(String file, List<BookEntry> offerings) {
        List<String> lines = file.lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new IllegalArgumentException("does not begin with the line " + HEADER);
        }
        Map<String, Map<String, Map<String, String>>> books = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(books, lines.get(i), i + 1);
            }
        }
        DocumentCheck check = new DocumentCheck();
        books.forEach((offering, book) -> take(offering, book, offerings, check));
        return check.result();
    }

    private static void add(Map<String, Map<String, Map<String, String>>> books, String line, int number) {
        List<String> columns =
                Arrays.stream(line.split(",", -1)).map(String::strip).toList();
        if (columns.size() != COLUMNS || !List.of(PRICE, LIST).contains(columns.get(1))) {
            throw new IllegalArgumentException("line " + number + ": is not " + HEADER);
        }
        String rate = columns.get(2);
        String per = columns.get(COLUMNS - 1);
        if (!per.equals(per(rate))) {
            throw new IllegalArgumentException(
                    "line " + number + ": " + rate + " is priced per '" + per(rate) + "', not per '" + per + "'");
        }
        String before = books.computeIfAbsent(columns.get(0), offering -> new LinkedHashMap<>())
                .computeIfAbsent(columns.get(1), book -> new LinkedHashMap<>())
                .put(rate, columns.get(3));
        if (before != null) {
            throw new IllegalArgumentException("line " + number + ": states " + rate + " again");
        }
    }

    private static void take(
            String offering, Map<String, Map<String, String>> books, List<BookEntry> offerings, DocumentCheck check) {
        if (offerings.stream().noneMatch(known -> known.offering().equals(offering))) {
            check.leaveOut(offering, "there is no offering of this slug");
        } else {
            check.take(offering, offering, books.getOrDefault(PRICE, Map.of()), Optional.ofNullable(books.get(LIST)));
        }
    }

    private static String per(String rate) {
        return Unit.of(rate.substring(rate.lastIndexOf('.') + 1)).map(Unit::per).orElse("factor");
    }
}
