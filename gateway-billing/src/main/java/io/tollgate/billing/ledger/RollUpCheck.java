package io.tollgate.billing.ledger;

import io.r2dbc.spi.Readable;
import io.tollgate.billing.attribution.RollUp;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares the roll-ups of all hours and days whose rows are there with these rows, each in one statement and so at one moment. */
record RollUpCheck(DatabaseClient database) {

    private static final int MOST = 1_000;

    private static String differences(RollUp kind) {
        return """
            with first_day as (
                select coalesce(min(accounting_day), 'infinity')::timestamp at time zone 'UTC' as begins from usage_record
            ), recorded as (
                select %1$s as subject, %2$s as sums from (%3$s) as rows
            ), stored as (
                select %1$s as subject, %2$s as sums from (%4$s where bucket >= (select begins from first_day)) as hours
            ), pairs as (
                select subject, coalesce(stored.sums, '{}') as counted, coalesce(recorded.sums, '{}') as recorded
                  from recorded full join stored using (subject)
                 where stored.sums is distinct from recorded.sums
            )
            select subject, figure, coalesce(counted ->> figure, 'no row') as counted,
                   coalesce(recorded ->> figure, 'no row') as recorded
              from pairs, jsonb_object_keys(counted || recorded) as figures(figure)
             where counted -> figure is distinct from recorded -> figure
             order by 1, 2
             limit %5$d
            """.formatted(kind.groupKey(), kind.figures(), kind.selectFrom("usage_record"), kind.stored(), MOST);
    }

    Mono<LedgerReport> differences() {
        return Flux.fromIterable(RollUp.ALL)
                .concatMap(kind -> database.sql(differences(kind))
                        .map(row -> difference(kind, row))
                        .all())
                .collectList()
                .map(found -> new LedgerReport(0, 0, 0, found));
    }

    private static Difference difference(RollUp kind, Readable row) {
        return new Difference(
                kind.label() + " " + text(row, "subject"),
                text(row, "figure"),
                text(row, "counted"),
                text(row, "recorded"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
