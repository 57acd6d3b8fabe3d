package io.tollgate.billing.attribution;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes the partitions of the next days, and drops those whose time is over; what their scopes spent is remembered. */
public final class PartitionUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionUpkeep.class);

    private static final long DAYS_AHEAD = 3;

    /** Partitions that are not of a day are somebody else's. */
    private static final String NAMES = """
            select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
             where inhparent = 'usage_record'::regclass and relname ~ '_[0-9]{8}$' order by 1
            """;

    /** Gives up rather than keep those waiting who read or write. */
    private static final String IMPATIENT = "set local lock_timeout = '5s'";

    private static final String REMEMBER = """
            insert into spend_before as before (organization_id, scope, budget_nano)
            select organization_id, scope, sum(budget_nano)
              from %1$s,
                   unnest(array['organization:' || organization_id, 'team:' || team_id, 'key:' || key_id,
                                'member:' || member_id] || also_counted) as counted(scope)
             where scope is not null
             group by organization_id, scope
            on conflict (organization_id, scope) do update set budget_nano = before.budget_nano + excluded.budget_nano
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Partitions partitions;
    private final Duration keep;
    private final Clock clock;

    /**
     * @param keep how long rows are kept, in whole days
     */
    public PartitionUpkeep(ConnectionFactory postgres, Duration keep, Clock clock) {
        this.database = DatabaseClient.create(postgres);
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(postgres));
        this.partitions = Partitions.ofUsage(database);
        this.keep = keep;
        this.clock = clock;
    }

    /** Does what is due. */
    public Mono<Void> run() {
        return Mono.defer(() ->
                partitions.ensure(next()).thenMany(due()).concatMap(this::drop).then());
    }

    private List<LocalDate> next() {
        return LongStream.rangeClosed(0, DAYS_AHEAD).mapToObj(today()::plusDays).toList();
    }

    private Flux<String> due() {
        LocalDate first = today().minusDays(keep.toDays());
        return database.sql(NAMES)
                .mapValue(String.class)
                .all()
                .map(name -> name.substring(name.lastIndexOf('_') + 1))
                .filter(day ->
                        LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).isBefore(first))
                .collectList()
                .flatMapIterable(days -> days);
    }

    private Mono<Void> drop(String day) {
        String records = "usage_record_" + day;
        return run(IMPATIENT)
                .then(run(Partitions.LOCK))
                .then(database.sql("select to_regclass('" + records + "') is not null")
                        .mapValue(Boolean.class)
                        .one())
                .filter(there -> there)
                .flatMap(there -> run(REMEMBER.formatted(records))
                        .then(run("drop table " + records))
                        .then(run("drop table if exists usage_attempt_" + day))
                        .doOnSuccess(
                                done -> LOG.info("dropped the rows of {}, which are {} days old", day, keep.toDays())))
                .as(transaction::transactional);
    }

    private Mono<Void> run(String sql) {
        return database.sql(sql).then();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
