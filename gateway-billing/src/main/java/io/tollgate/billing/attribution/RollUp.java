package io.tollgate.billing.attribution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What an hour of usage adds up to: the one place that says which column is the sum of what. */
public final class RollUp {

    /** What rows are told apart by. */
    private static final Map<String, String> GROUP = new LinkedHashMap<>();

    /** What is added up. */
    private static final Map<String, String> SUMS = new LinkedHashMap<>();

    static {
        GROUP.put("organization_id", "organization_id");
        GROUP.put("bucket", "date_trunc('hour', accounting_time, 'UTC')");
        for (String column :
                new String[] {"team_id", "key_id", "member_id", "model", "provider", "offering", "status"}) {
            GROUP.put(column, column);
        }
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

    /** For an upsert into {@code usage_hourly as hourly}: what is there and what comes, added. */
    static final String ADDED = SUMS.keySet().stream()
            .map(column -> "%1$s = hourly.%1$s + excluded.%1$s".formatted(column))
            .collect(Collectors.joining(", "));

    private RollUp() {}

    /** The statement that puts the roll-ups of rows of {@code usage_record} into {@code usage_hourly as hourly}. */
    public static String insertFrom(String rows) {
        return "insert into usage_hourly as hourly (" + columns() + ") " + selectFrom(rows);
    }

    /** The roll-ups of rows of {@code usage_record}; {@code rows} may go on with {@code where}. */
    public static String selectFrom(String rows) {
        String select = named(GROUP) + ", " + named(SUMS);
        return "select " + select + " from " + rows + " group by " + String.join(", ", GROUP.values());
    }

    /** Rows of {@code usage_hourly}, as {@link #selectFrom} has them. */
    public static String stored() {
        return "select " + columns() + " from usage_hourly";
    }

    /** The columns that tell groups apart, as one JSON text. */
    public static String groupKey() {
        return "jsonb_build_object(" + jsonMembers(GROUP) + ")::text";
    }

    /** The sums of a group, as one JSON object. */
    public static String sums() {
        return "jsonb_build_object(" + jsonMembers(SUMS) + ")";
    }

    private static String columns() {
        return String.join(", ", GROUP.keySet()) + ", " + String.join(", ", SUMS.keySet());
    }

    private static String named(Map<String, String> columns) {
        return columns.entrySet().stream()
                .map(column -> column.getValue() + " as " + column.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String jsonMembers(Map<String, String> columns) {
        return columns.keySet().stream()
                .map(column -> "'" + column + "', " + column)
                .collect(Collectors.joining(", "));
    }
}
