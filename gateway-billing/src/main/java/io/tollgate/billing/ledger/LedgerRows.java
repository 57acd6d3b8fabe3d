package io.tollgate.billing.ledger;

import io.r2dbc.spi.Readable;
import io.tollgate.billing.attribution.UsageRow;
import io.tollgate.billing.usage.AccountingDays;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
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

    /** The same from roll-ups, which are few; only scopes that no roll-up has come from rows. */
    private static final String SPENT_BY_ROLL_UPS = """
            with daily as (
                select organization_id, team_id, key_id, member_id, (bucket at time zone 'UTC')::date as day,
                       sum(budget_nano)::bigint as nano
                  from usage_daily
                 where organization_id in (select id from organization where shard = :shard)
                 group by 1, 2, 3, 4, 5
            ), counted as (
                select scope, day, nano
                  from daily,
                       unnest(array['organization:' || organization_id, 'team:' || team_id, 'key:' || key_id,
                                    'member:' || member_id]) as counted(scope)
                union all
                select scope, accounting_day, budget_nano
                  from usage_record, unnest(also_counted) as counted(scope)
                 where organization_id in (select id from organization where shard = :shard)
                   and also_counted is not null
            )
            select scope, day, sum(nano)::bigint as nano from counted where scope is not null group by scope, day
            """;

    private static final String UNUSUAL_SPENT_BEFORE =
            SPENT_BEFORE + " and scope !~ '^(organization|team|key|member):[0-9a-f-]{36}$'";

    /** What rows do not say themselves, because nobody counted it when they were made. */
    private static final String EARLIER_SPEND = """
            select scope, day, budget_nano as nano from earlier_spend
             where organization_id in (select id from organization where shard = :shard)
            """;

    private static final String RECORDED = """
            select request_id, seq, status = 'lost' as lost from usage_record
             where organization_id in (select id from organization where shard = :shard)
               and accounting_day between :from and :to and request_id = any(:ids)
            """;

    private static final String LOST = """
            select request_id from usage_record
             where status = 'lost' and seq = 0 and accounting_time > now() - interval '25 hours'
               and organization_id in (select id from organization where shard = :shard)
            """;

    private static final String EPOCH = "select coalesce(epoch, '') from attribution_position where shard = :shard";
    private static final String REMEMBER = "update attribution_position set epoch = :epoch where shard = :shard";
    private static final String REVISIONS = "select id, revision from organization where shard = :shard";

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
        return spent(shard, SPENT, SPENT_BEFORE);
    }

    /** The same, much sooner, where the roll-ups are trusted. */
    Mono<Counters> spentByRollUps(int shard) {
        return spent(shard, SPENT_BY_ROLL_UPS, UNUSUAL_SPENT_BEFORE);
    }

    private Mono<Counters> spent(int shard, String byDay, String before) {
        Counters counters = new Counters();
        return Flux.just(byDay, EARLIER_SPEND)
                .concatMap(days -> database.sql(days)
                        .bind("shard", shard)
                        .map(row -> addDay(counters, row))
                        .all())
                .thenMany(database.sql(before)
                        .bind("shard", shard)
                        .map(row -> addTotal(counters, row))
                        .all())
                .then(Mono.just(counters));
    }

    /** Those of these requests' rows that are written already; and whether they say that the request was lost. */
    Mono<Map<RowId, Boolean>> recorded(int shard, Collection<UUID> requestIds) {
        if (requestIds.isEmpty()) {
            return Mono.just(Map.of());
        }
        List<AccountingDays> days = requestIds.stream().map(AccountingDays::of).toList();
        return database.sql(RECORDED)
                .bind("shard", shard)
                .bind(
                        "from",
                        Collections.min(days.stream().map(AccountingDays::from).toList()))
                .bind(
                        "to",
                        Collections.max(days.stream().map(AccountingDays::to).toList()))
                .bind("ids", requestIds.toArray(UUID[]::new))
                .map(row -> Map.entry(rowId(row), Objects.requireNonNull(row.get("lost", Boolean.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Requests that were given up so lately that their settlement may still come: it is a correction then. */
    Flux<UUID> lost(int shard) {
        return database.sql(LOST).bind("shard", shard).mapValue(UUID.class).all();
    }

    /** The epoch that the counters of a shard were last known to be of; empty text before the first. */
    Mono<String> epoch(int shard) {
        return database.sql(EPOCH).bind("shard", shard).mapValue(String.class).one();
    }

    Mono<Void> remember(int shard, String epoch) {
        return database.sql(REMEMBER).bind("shard", shard).bind("epoch", epoch).then();
    }

    /** The revision of each organization of a shard. */
    Mono<Map<UUID, Long>> revisions(int shard) {
        return database.sql(REVISIONS)
                .bind("shard", shard)
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get(0, UUID.class)), Objects.requireNonNull(row.get(1, Long.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
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
