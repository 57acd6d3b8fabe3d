package io.tollgate.admin.performance;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.performance.Measurement.Percentiles;
import io.tollgate.admin.usage.RolledUp;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.admin.usage.UsageFilter;
import io.tollgate.billing.attribution.RollUp;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes percentiles of how many requests took how long, as roll-ups count them in bins. */
@Component
class PerformanceStore {

    private static final int MOST = 500;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final String REPORT = """
            with latencies as (
                select %s as name, u.* from %s u where %s
            ), merged as (
                select name, bin, sum(amount) as amount
                from latencies cross join lateral unnest(bins, counts) as counted(bin, amount)
                group by 1, 2
            ), ranked as (
                select name, bin / 256 as measure, latency_of(bin %% 256) as micros,
                    sum(amount) over (partition by name, bin / 256 order by bin)
                        / sum(amount) over (partition by name, bin / 256) as part
                from merged
            ), percentiles as (
                select name, measure, array[min(micros) filter (where part >= 0.5),
                    min(micros) filter (where part >= 0.95), min(micros) filter (where part >= 0.99)] as micros
                from ranked group by 1, 2
            ), sums as (
                select name, sum(requests)::bigint as requests, sum(errors)::bigint as errors,
                    (1e6 * sum(streamed_tokens) / nullif(sum(streamed_us), 0))::float8 as throughput
                from latencies group by 1
            )
            select sums.*, ttft.micros as ttft, total.micros as total, overhead.micros as overhead
            from sums
                left join percentiles ttft on ttft.name = sums.name and ttft.measure = 0
                left join percentiles total on total.name = sums.name and total.measure = 1
                left join percentiles overhead on overhead.name = sums.name and overhead.measure = 2
            order by requests desc, name limit :most
            """;

    /** The same of single rows, for what the roll-ups do not tell apart. */
    private static final String ROWS = """
            usage_record u where %s
                and u.accounting_time >= :from and u.accounting_time < :to
                and u.accounting_day between (cast(:from as timestamptz) at time zone 'UTC')::date
                    and (cast(:to as timestamptz) at time zone 'UTC')::date
            """;

    private final DatabaseClient database;

    PerformanceStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * How requests were served.
     *
     * @param range whole hours
     */
    Mono<PerformanceReport> report(Grant grant, Group group, TimeRange range, UsageFilter filter) {
        return bind(database.sql(sql(grant, group, filter)), range, filter, grant)
                .bind("most", MOST)
                .map(PerformanceStore::measurement)
                .all()
                .collectList()
                .map(rows -> new PerformanceReport(range.from(), range.to(), rows));
    }

    private static String sql(Grant grant, Group group, UsageFilter filter) {
        if (filter.needsRows()) {
            String latencies = RollUp.HOURLY_LATENCY.selectFrom(ROWS.formatted(filter.condition(grant)));
            return REPORT.formatted(group.column(), "(" + latencies + ")", "true");
        }
        return REPORT.formatted(group.column(), RolledUp.BY_THE_DAY.latencies(), filter.condition(grant));
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec query, TimeRange range, UsageFilter filter, Grant grant) {
        GenericExecuteSpec bound = filter.bind(query, grant);
        return filter.needsRows()
                ? bound.bind("from", range.from()).bind("to", range.to())
                : RolledUp.BY_THE_DAY.bind(bound, range);
    }

    private static Measurement measurement(Readable row) {
        return new Measurement(
                row.get("name", String.class),
                row.get("requests", Long.class),
                row.get("errors", Long.class),
                percentiles(row, "ttft"),
                percentiles(row, "total"),
                percentiles(row, "overhead"),
                row.get("throughput", Double.class));
    }

    private static @Nullable Percentiles percentiles(Readable row, String column) {
        Double @Nullable [] micros = row.get(column, Double[].class);
        return micros == null ? null : new Percentiles(millis(micros[0]), millis(micros[1]), millis(micros[2]));
    }

    /** To the microsecond. */
    private static double millis(double micros) {
        return Math.round(micros) / MICROS_PER_MILLI;
    }
}
