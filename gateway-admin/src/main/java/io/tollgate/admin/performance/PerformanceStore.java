package io.tollgate.admin.performance;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.performance.Measurement.Percentiles;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.admin.usage.UsageFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Measures rows of usage. */
@Component
class PerformanceStore {

    private static final int MOST = 500;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final String REPORT = """
            select %s as name, count(*) as requests, count(*) filter (where u.status = 'error') as errors,
                percentile_disc(array[0.5, 0.95, 0.99]) within group (order by u.ttft_us)
                    filter (where u.ttft_us is not null) as ttft,
                percentile_disc(array[0.5, 0.95, 0.99]) within group (order by u.total_us)
                    filter (where u.status = 'ok') as total,
                percentile_disc(array[0.5, 0.95, 0.99]) within group (order by u.overhead_us) as overhead,
                (1e6 * sum(u.output_tokens) filter (where %2$s)
                    / nullif(sum(u.total_us - u.ttft_us) filter (where %2$s), 0))::float8 as throughput
            from usage_record u
            where %3$s and u.seq = 0 and u.status <> 'lost'
                and u.accounting_time >= :from and u.accounting_time < :to
                and u.accounting_day between (cast(:from as timestamptz) at time zone 'UTC')::date
                    and (cast(:to as timestamptz) at time zone 'UTC')::date
            group by 1 order by requests desc, name limit :most
            """;
    private static final String WHOLE_STREAMS = "u.streamed and u.status = 'ok' and u.ttft_us < u.total_us";

    private final DatabaseClient database;

    PerformanceStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<PerformanceReport> report(Grant grant, Group group, TimeRange range, UsageFilter filter) {
        String sql = REPORT.formatted(group.column(), WHOLE_STREAMS, filter.condition());
        return filter.bind(database.sql(sql), grant)
                .bind("from", range.from())
                .bind("to", range.to())
                .bind("most", MOST)
                .map(PerformanceStore::measurement)
                .all()
                .collectList()
                .map(rows -> new PerformanceReport(range.from(), range.to(), rows));
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
        Long @Nullable [] micros = row.get(column, Long[].class);
        return micros == null
                ? null
                : new Percentiles(
                        micros[0] / MICROS_PER_MILLI, micros[1] / MICROS_PER_MILLI, micros[2] / MICROS_PER_MILLI);
    }
}
