package io.tollgate.billing.attribution;

import java.util.Collection;
import java.util.List;

/** What an hour or a day of usage comes to: the one place that says which column is what of the rows. */
public final class RollUp {

    public static final RollUp HOURLY = new RollUp("usage_hourly", "hour", "hour", UsageSums.WHOLE);
    public static final RollUp HOURLY_BY_MODEL =
            new RollUp("usage_hourly_by_model", "hour", "hour by model", UsageSums.BY_MODEL);
    public static final RollUp HOURLY_BY_MEMBER =
            new RollUp("usage_hourly_by_member", "hour", "hour by member", UsageSums.BY_MEMBER);
    public static final RollUp DAILY = new RollUp("usage_daily", "day", "day", UsageSums.WHOLE);
    public static final RollUp HOURLY_LATENCY =
            new RollUp("latency_hourly", "hour", "latency of hour", new LatencyCounts());
    public static final RollUp DAILY_LATENCY =
            new RollUp("latency_daily", "day", "latency of day", new LatencyCounts());

    /** Each of them. */
    public static final List<RollUp> ALL =
            List.of(HOURLY, HOURLY_BY_MODEL, HOURLY_BY_MEMBER, DAILY, HOURLY_LATENCY, DAILY_LATENCY);

    /** Sums of hours, those that mostly have the fewest rows first: there are fewer models in use than members. */
    private static final List<RollUp> HOURS = List.of(HOURLY_BY_MODEL, HOURLY_BY_MEMBER, HOURLY);

    private final String table;
    private final String unit;
    private final String label;
    private final Summary summary;

    private RollUp(String table, String unit, String label, Summary summary) {
        this.table = table;
        this.unit = unit;
        this.label = label;
        this.summary = summary;
    }

    /**
     * The sums of hours that mostly have the fewest rows among those that tell these columns apart.
     *
     * @throws java.util.NoSuchElementException when there is a column that none of them has
     */
    public static RollUp hoursBy(Collection<String> columns) {
        return HOURS.stream()
                .filter(hours -> hours.summary.group().containsAll(columns))
                .findFirst()
                .orElseThrow();
    }

    /** The table that it is in. */
    public String table() {
        return table;
    }

    /** What a row of it is called. */
    public String label() {
        return label;
    }

    /** The statement that puts the roll-ups of rows of {@code usage_record} into its table. */
    public String insertFrom(String rows) {
        return "insert into " + table + " (" + summary.columns() + ") " + selectFrom(rows);
    }

    /** The same where some may be there: these are added to. */
    String addFrom(String rows) {
        return insertFrom(rows) + " on conflict (" + String.join(", ", summary.group()) + ") do update set "
                + summary.added(table);
    }

    /** The roll-ups of rows of {@code usage_record}; {@code rows} may go on with {@code where}. */
    public String selectFrom(String rows) {
        return summary.selectFrom(rows, unit);
    }

    /** What is in its table, as {@link #selectFrom} has it. */
    public String stored() {
        return "select " + summary.columns() + " from " + table;
    }

    /** The statement that removes what its table has of a {@code :day}. */
    public String clear() {
        return "delete from " + table + " where bucket >= (cast(:day as date)::timestamp at time zone 'UTC')"
                + " and bucket < ((cast(:day as date) + 1)::timestamp at time zone 'UTC')";
    }

    /** The columns that tell groups apart, as one JSON text. */
    public String groupKey() {
        return Summary.jsonObject(summary.group()) + "::text";
    }

    /** The figures of a group, as one JSON object. */
    public String figures() {
        return summary.json();
    }
}
