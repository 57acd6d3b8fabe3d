package io.tollgate.billing.ledger;

import io.r2dbc.spi.Readable;
import io.tollgate.billing.attribution.UsageRow;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What Postgres has recorded of a shard. To be called in a transaction, after {@link #lock}. */
final class LedgerRows {

    private static final String FIRST =
            "insert into attribution_position (shard, stream_id) values (:shard, '0-0') on conflict do nothing";
    private static final String LOCK = "select stream_id from attribution_position where shard = :shard for update";

    private static final String SPENT = """
            with days as (
                select organization_id, team_id, key_id, member_id, also_counted, accounting_day as day,
                       sum(budget_nano)::bigint as nano
                  from usage_record
                 where organization_id in (select id from organization where shard = :shard)
                 group by 1, 2, 3, 4, 5, 6
            )
            select scope, day, sum(nano)::bigint as nano
              from days,
                   unnest(array['organization:' || organization_id, 'team:' || team_id, 'key:' || key_id,
                                'member:' || member_id] || also_counted) as counted(scope)
             where scope is not null
             group by scope, day
            """;

    private static final String SPENT_BEFORE = """
            select scope, budget_nano as nano from spend_before
             where organization_id in (select id from organization where shard = :shard)
            """;

    private static final String WRITTEN = """
            select request_id, seq from usage_record
             where organization_id = any(:organizations) and accounting_day = any(:days) and request_id = any(:ids)
            """;

    /** One row, by what makes it unique. */
    record RowId(UUID requestId, int sequence) {

        static RowId of(UsageRow row) {
            return new RowId(row.event().requestId(), row.sequence());
        }
    }

    private final DatabaseClient database;

    LedgerRows(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps every writer from the shard until the transaction ends; how far its stream is written. */
    Mono<String> lock(int shard) {
        return database.sql(FIRST)
                .bind("shard", shard)
                .then()
                .then(database.sql(LOCK)
                        .bind("shard", shard)
                        .mapValue(String.class)
                        .one());
    }

    /** What the scopes of a shard have spent according to its rows. */
    Mono<Counters> spent(int shard) {
        Counters counters = new Counters();
        return database.sql(SPENT)
                .bind("shard", shard)
                .map(row -> addDay(counters, row))
                .all()
                .thenMany(database.sql(SPENT_BEFORE)
                        .bind("shard", shard)
                        .map(row -> addTotal(counters, row))
                        .all())
                .then(Mono.just(counters));
    }

    /** Those of these rows that are written already. */
    Mono<Set<RowId>> written(Collection<UsageRow> rows) {
        if (rows.isEmpty()) {
            return Mono.just(Set.of());
        }
        List<UsageRow> list = List.copyOf(rows);
        return database.sql(WRITTEN)
                .bind(
                        "organizations",
                        list.stream().map(LedgerRows::organization).distinct().toArray(UUID[]::new))
                .bind(
                        "days",
                        list.stream().map(UsageRow::accountingDay).distinct().toArray(LocalDate[]::new))
                .bind("ids", list.stream().map(row -> row.event().requestId()).toArray(UUID[]::new))
                .map(LedgerRows::rowId)
                .all()
                .collect(HashSet::new, Set::add);
    }

    private static UUID organization(UsageRow row) {
        return row.event().spender().organizationId();
    }

    private static RowId rowId(Readable row) {
        return new RowId(
                Objects.requireNonNull(row.get(0, UUID.class)), Objects.requireNonNull(row.get(1, Integer.class)));
    }

    private static String addDay(Counters counters, Readable row) {
        String scope = scope(row);
        counters.add(scope, Objects.requireNonNull(row.get("day", LocalDate.class)), nano(row));
        return scope;
    }

    private static String addTotal(Counters counters, Readable row) {
        String scope = scope(row);
        counters.add(scope, Counters.TOTAL, nano(row));
        return scope;
    }

    private static String scope(Readable row) {
        return Objects.requireNonNull(row.get("scope", String.class));
    }

    private static long nano(Readable row) {
        return Objects.requireNonNull(row.get("nano", Long.class));
    }
}
