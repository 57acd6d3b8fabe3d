package io.tollgate.billing.attribution;

import java.util.List;
import java.util.stream.Collectors;

/** What a kind of roll-up tells of its rows, as SQL. */
sealed interface Summary permits UsageSums, LatencyCounts {

    /** The column of the hour or the day; one of the {@link #group}. */
    String BUCKET = "bucket";

    /** The columns that rows are told apart by. */
    List<String> group();

    /** The other columns of its table. */
    List<String> figures();

    /** All columns for rows of {@code usage_record}; {@code rows} may go on with {@code where}. */
    String selectFrom(String rows, String unit);

    /** What an update sets where {@code excluded} is added to what the table has. */
    String added(String table);

    /** The figures as one JSON object. */
    String json();

    /** All columns, as a list. */
    default String columns() {
        return String.join(", ", group()) + ", " + String.join(", ", figures());
    }

    /** The columns that tell rows apart, with the bucket as an expression over {@code usage_record}. */
    default String grouping(String unit) {
        return group().stream()
                .map(column -> column.equals(BUCKET)
                        ? "date_trunc('" + unit + "', accounting_time, 'UTC') as " + BUCKET
                        : column)
                .collect(Collectors.joining(", "));
    }

    /** The sum of a column in a table and in what is to be added to it. */
    static String plus(String table, String column) {
        return "%1$s = %2$s.%1$s + excluded.%1$s".formatted(column, table);
    }

    /** A JSON object with these columns. */
    static String jsonObject(List<String> columns) {
        return columns.stream()
                .map(column -> "'" + column + "', " + column)
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }
}
