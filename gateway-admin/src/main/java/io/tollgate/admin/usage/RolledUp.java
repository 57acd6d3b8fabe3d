package io.tollgate.admin.usage;

import io.tollgate.billing.attribution.RollUp;
import java.util.Optional;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Where a report over a stretch of whole hours reads roll-ups: in its whole days those of days, else those of hours. */
public enum RolledUp {
    BY_THE_HOUR("(select * from %2$s where bucket >= :from and bucket < :to)"),
    BY_THE_DAY("""
            (select * from %1$s where bucket >= :first_day and bucket < :after_days
             union all
             select * from %2$s where bucket >= :from and bucket < :first_day
             union all
             select * from %2$s where bucket >= :after_days and bucket < :to)
            """);

    private final String sql;

    /** Those that tell such buckets apart. */
    public static RolledUp in(Optional<Granularity> buckets) {
        return buckets.filter(Granularity.HOUR::equals).isPresent() ? BY_THE_HOUR : BY_THE_DAY;
    }

    RolledUp(String sql) {
        this.sql = sql;
    }

    /**
     * Sums to select from.
     *
     * @param columns of {@code usage_hourly}, those that groups or conditions are made of
     */
    public String sums(Set<String> columns) {
        RollUp hours = this == BY_THE_HOUR ? RollUp.hoursBy(columns) : RollUp.HOURLY;
        return sql.formatted(RollUp.DAILY.table(), hours.table());
    }

    /** Latencies to select from; the columns are those of {@code latency_hourly}. */
    public String latencies() {
        return sql.formatted(RollUp.DAILY_LATENCY.table(), RollUp.HOURLY_LATENCY.table());
    }

    /** Binds the stretch. */
    public GenericExecuteSpec bind(GenericExecuteSpec query, TimeRange range) {
        GenericExecuteSpec bound = query.bind("from", range.from()).bind("to", range.to());
        TimeRange days = range.wholeDays();
        return this == BY_THE_HOUR
                ? bound
                : bound.bind("first_day", days.from()).bind("after_days", days.to());
    }
}
