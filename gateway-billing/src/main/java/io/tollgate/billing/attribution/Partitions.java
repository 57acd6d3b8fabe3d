package io.tollgate.billing.attribution;

import io.r2dbc.spi.Connection;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes the daily partitions before rows need them. */
public final class Partitions {

    /** Two nodes may want the same partition at once. */
    static final String LOCK = "select pg_advisory_xact_lock(hashtext('usage_partitions'))";

    private static final String CREATE = """
            create table if not exists %1$s_%2$s partition of %1$s for values from ('%3$s') to ('%4$s')
            """;

    private final DatabaseClient database;
    private final List<String> tables;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    /** @param tables that are partitioned by the same day */
    public Partitions(DatabaseClient database, String... tables) {
        this.database = database;
        this.tables = List.of(tables);
    }

    /** Those of the rows of usage. */
    static Partitions ofUsage(DatabaseClient database) {
        return new Partitions(database, "usage_record", "usage_attempt");
    }

    /** Makes those that are missing. */
    public Mono<Void> ensure(Collection<LocalDate> days) {
        return Flux.fromIterable(days)
                .distinct()
                .filter(day -> !known.contains(day))
                .concatMap(this::create)
                .then();
    }

    private Mono<Void> create(LocalDate day) {
        return database.inConnection(connection -> create(connection, day)).doOnSuccess(done -> known.add(day));
    }

    private Mono<Void> create(Connection connection, LocalDate day) {
        String suffix = DateTimeFormatter.BASIC_ISO_DATE.format(day);
        Flux<String> statements = Flux.fromIterable(tables)
                .map(table -> CREATE.formatted(table, suffix, day, day.plusDays(1)))
                .startWith(LOCK);
        return Mono.from(connection.beginTransaction())
                .thenMany(statements.concatMap(sql -> run(connection, sql)))
                .then(Mono.from(connection.commitTransaction()))
                .onErrorResume(e -> Mono.from(connection.rollbackTransaction()).then(Mono.error(e)));
    }

    private static Flux<Long> run(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute()).concatMap(result -> result.getRowsUpdated());
    }
}
