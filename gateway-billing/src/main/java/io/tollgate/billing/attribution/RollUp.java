package io.tollgate.billing.attribution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an hour or a day of usage adds up to: the one place that says which column is the sum of what. */
public enum RollUp {
    HOURLY("usage_hourly", "hour"),
    DAILY("usage_daily", "day");

    private static final String BUCKET = "bucket";

    /** What rows are told apart by. */
    private static final List<String> GROUP = List.of(
            "organization_id", BUCKET, "team_id", "key_id", "member_id", "model", "provider", "offering", "status");

    /** What is added up. */
    private static final Map<String, String> SUMS = new LinkedHashMap<>();

    static {
        SUMS.put("requests", "count(*) filter (where seq = 0)");
        for (String tokens :
                new String[] {"input", "cache_read", "cache_write_5m", "cache_write_1h", "output", "reasoning"}) {
            SUMS.put(tokens + "_tokens", "sum(" + tokens + "_tokens)::bigint");
        }
        for (String money : new String[] {"upstream_cost", "list_cost", "discount", "fee", "charged", "spend"}) {
            SUMS.put(money, "sum(" + money + ")");
        }
        SUMS.put("budget_nano", "sum(budget_nano)::bigint");
        SUMS.put("ttft_us_sum", "coalesce(sum(ttft_us), 0)::bigint");
        SUMS.put("ttft_count", "count(ttft_us)");
        SUMS.put("total_us_sum", "sum(total_us)::bigint");
        SUMS.put("overhead_us_sum", "sum(overhead_us)::bigint");
    }

    private final String table;
    private final String unit;

    RollUp(String table, String unit) {
        this.table = table;
        this.unit = unit;
    }

    /** How long its buckets are: hour or day. */
    public String unit() {
        return unit;
    }

    /** The statement that puts the roll-ups of rows of {@code usage_record} into its table. */
    public String insertFrom(String rows) {
        return "insert into " + table + " (" + columns() + ") " + selectFrom(rows);
    }

    /** The same where some may be there: these are added to. */
    String addFrom(String rows) {
        String added = SUMS.keySet().stream()
                .map(column -> "%1$s = %2$s.%1$s + excluded.%1$s".formatted(column, table))
                .collect(Collectors.joining(", "));
        return insertFrom(rows) + " on conflict (" + String.join(", ", GROUP) + ") do update set " + added;
    }

    /** The roll-ups of rows of {@code usage_record}; {@code rows} may go on with {@code where}. */
    public String selectFrom(String rows) {
        String time = "date_trunc('" + unit + "', accounting_time, 'UTC')";
        String group = GROUP.stream()
                .map(column -> column.equals(BUCKET) ? time + " as " + BUCKET : column)
                .collect(Collectors.joining(", "));
        String sums = SUMS.entrySet().stream()
                .map(column -> column.getValue() + " as " + column.getKey())
                .collect(Collectors.joining(", "));
        String ordinals = IntStream.rangeClosed(1, GROUP.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return "select " + group + ", " + sums + " from " + rows + " group by " + ordinals;
    }

    /** What is in its table, as {@link #selectFrom} has it. */
    public String stored() {
        return "select " + columns() + " from " + table;
    }

    /** The statement that removes what its table has of a {@code :day}. */
    public String clear() {
        return "delete from " + table + " where bucket >= (cast(:day as date)::timestamp at time zone 'UTC')"
                + " and bucket < ((cast(:day as date) + 1)::timestamp at time zone 'UTC')";
    }

    /** The columns that tell groups apart, as one JSON text. */
    public static String groupKey() {
        return "jsonb_build_object(" + jsonMembers(GROUP.stream()) + ")::text";
    }

    /** The sums of a group, as one JSON object. */
    public static String sums() {
        return "jsonb_build_object(" + jsonMembers(SUMS.keySet().stream()) + ")";
    }

    private static String columns() {
        return String.join(", ", GROUP) + ", " + String.join(", ", SUMS.keySet());
    }

    private static String jsonMembers(Stream<String> columns) {
        return columns.map(column -> "'" + column + "', " + column).collect(Collectors.joining(", "));
    }
}
