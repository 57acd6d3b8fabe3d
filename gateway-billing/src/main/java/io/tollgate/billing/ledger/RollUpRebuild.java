package io.tollgate.billing.ledger;

import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.billing.attribution.RollUp;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Recomputes the roll-ups of days from their rows. Refusals have no rows, so their counts stay. */
public final class RollUpRebuild {

    /** Writers wait for the day to be done: their rows are then either in what is added up, or added to it. */
    private static final String LOCK = "lock table "
            + RollUp.ALL.stream().map(RollUp::table).collect(Collectors.joining(", "))
            + " in share row exclusive mode";

    private static final String DAYS =
            """
            select distinct accounting_day from usage_record where accounting_day between :from and :to
            %s
             order by 1
            """.formatted(RollUp.ALL.stream().map(RollUpRebuild::days).collect(Collectors.joining()));

    private static final String FIRST_KEPT = "select min(accounting_day) from usage_record having count(*) > 0";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    public RollUpRebuild(ConnectionFactory postgres) {
        this.database = DatabaseClient.create(postgres);
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(postgres));
    }

    /**
     * Recomputes each day of a range in a transaction of its own; the days that were. Days whose rows were dropped keep what
     * was added up while they were there.
     */
    public Flux<LocalDate> rebuild(LocalDate from, LocalDate to) {
        return database.sql(FIRST_KEPT)
                .mapValue(LocalDate.class)
                .one()
                .flatMapMany(first -> days(first.isAfter(from) ? first : from, to))
                .concatMap(day -> rebuild(day).as(transaction::transactional).thenReturn(day));
    }

    private static String days(RollUp kind) {
        return """
             union
            select distinct (bucket at time zone 'UTC')::date from %s
             where bucket >= (cast(:from as date)::timestamp at time zone 'UTC')
               and bucket < ((cast(:to as date) + 1)::timestamp at time zone 'UTC')
            """.formatted(kind.table());
    }

    private Flux<LocalDate> days(LocalDate from, LocalDate to) {
        return database.sql(DAYS)
                .bind("from", from)
                .bind("to", to)
                .mapValue(LocalDate.class)
                .all()
                .collectList()
                .flatMapIterable(days -> days);
    }

    private Mono<Void> rebuild(LocalDate day) {
        return database.sql(LOCK)
                .then()
                .thenMany(Flux.fromIterable(RollUp.ALL))
                .concatMap(kind -> rebuild(kind, day))
                .then();
    }

    private Mono<Void> rebuild(RollUp kind, LocalDate day) {
        return database.sql(kind.clear())
                .bind("day", day)
                .then()
                .then(database.sql(kind.insertFrom("usage_record where accounting_day = :day"))
                        .bind("day", day)
                        .then());
    }
}
