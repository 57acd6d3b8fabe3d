package io.tollgate.billing.payload;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Deletes prompts and answers whose time is over, a day at once. */
public final class PayloadUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(PayloadUpkeep.class);

    private static final String NAMES = """
            select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
             where inhparent = 'request_payload'::regclass and relname ~ '_[0-9]{8}$' order by 1
            """;

    /** Gives up rather than keep those waiting who read or write. */
    private static final String IMPATIENT = "set local lock_timeout = '5s'";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    public PayloadUpkeep(ConnectionFactory postgres, Clock clock) {
        this.database = DatabaseClient.create(postgres);
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(postgres));
        this.clock = clock;
    }

    /** Does what is due. */
    public Mono<Void> run() {
        return database.sql(NAMES)
                .mapValue(String.class)
                .all()
                .collectList()
                .flatMapIterable(names -> names)
                .filter(this::isOver)
                .concatMap(this::drop)
                .then();
    }

    private boolean isOver(String partition) {
        String day = partition.substring(partition.lastIndexOf('_') + 1);
        return LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE)
                .isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** Another node may have been first. */
    private Mono<Void> drop(String partition) {
        return database.sql(IMPATIENT)
                .then()
                .then(database.sql("drop table if exists " + partition).then())
                .doOnSuccess(done -> LOG.info("deleted the captured payloads in {}", partition))
                .as(transaction::transactional);
    }
}
