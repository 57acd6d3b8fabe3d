package io.tollgate.billing.attribution;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Wrapped;
import io.tollgate.billing.redis.ShardKeys;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes a shard's stream into Postgres. Rows, roll-ups and the position in the stream move in one transaction, and the
 * row of the position lets one writer at a time near a shard; so every event counts exactly once, whoever writes it.
 */
final class UsageWriter {

    private static final String CLAIM =
            "select stream_id from attribution_position where shard = $1 for update skip locked";
    private static final String FIRST =
            "insert into attribution_position (shard, stream_id) values ($1, '0-0') on conflict do nothing";

    /** Classes of SQLSTATE that tell of what a row says, and not of the server: data, and what is too large for an index. */
    private static final List<String> REFUSALS_OF_ROWS = List.of("22", "54");

    /** For the end of a transaction that failed. */
    private static final Duration ROLLBACK_PATIENCE = Duration.ofSeconds(2);

    private final ConnectionFactory connections;
    private final Duration patience;
    private final UsageStream stream;
    private final Partitions partitions;

    /**
     * @param patience the longest that a batch may take
     */
    UsageWriter(ConnectionFactory connections, Duration patience, UsageStream stream) {
        this.connections = connections;
        this.patience = patience;
        this.stream = stream;
        this.partitions = Partitions.ofUsage(DatabaseClient.create(connections));
    }

    /** Writes at least the backlog, batch by batch; the number of events. */
    Mono<Long> drain(UsageStream.Backlog backlog) {
        return writeBatch(backlog.shard(), UsageStream.MOST_ROWS)
                .repeat()
                .takeWhile(written -> written > 0)
                .scan(0L, Long::sum)
                .takeUntil(written -> written >= backlog.events())
                .last();
    }

    /** A row that Postgres does not take is looked for by halves, and set aside: the others must not wait for it. */
    private Mono<Integer> writeBatch(ShardKeys shard, int most) {
        return move(shard, position -> stream.after(shard, position, most))
                .onErrorResume(
                        UsageWriter::isRefusalOfRow,
                        refusal -> most > 1
                                ? writeBatch(shard, most / 2)
                                : move(shard, position -> stream.without(shard, position, refusal.toString())));
    }

    /** Writes what follows the shard's position; the number of entries, 0 where nothing waits. */
    private Mono<Integer> move(ShardKeys shard, Function<String, Mono<UsageStream.Batch>> next) {
        return Mono.usingWhen(
                        connections.create(),
                        connection -> inTransaction(connection, shard, next).timeout(patience),
                        Connection::close,
                        UsageWriter::giveUp,
                        UsageWriter::hangUp)
                .flatMap(batch -> stream.trim(shard, batch.position()).thenReturn(batch.entries()))
                .defaultIfEmpty(0);
    }

    private static boolean isRefusalOfRow(Throwable failure) {
        return failure instanceof R2dbcException refusal
                && refusal.getSqlState() != null
                && REFUSALS_OF_ROWS.contains(refusal.getSqlState().substring(0, 2));
    }

    private Mono<UsageStream.Batch> inTransaction(
            Connection connection, ShardKeys shard, Function<String, Mono<UsageStream.Batch>> next) {
        return Mono.from(connection.beginTransaction())
                .then(claim(connection, shard))
                .flatMap(next)
                .delayUntil(batch -> write(connection, shard, batch))
                .switchIfEmpty(Mono.from(connection.rollbackTransaction()).then(Mono.empty()));
    }

    private Mono<String> claim(Connection connection, ShardKeys shard) {
        return selectPosition(connection, shard)
                .switchIfEmpty(Mono.defer(
                        () -> execute(connection, FIRST, shard.shard()).then(selectPosition(connection, shard))));
    }

    private static Mono<String> selectPosition(Connection connection, ShardKeys shard) {
        return Flux.from(connection
                        .createStatement(CLAIM)
                        .bind("$1", shard.shard())
                        .execute())
                .concatMap(result -> result.map((row, metadata) -> row.get(0, String.class)))
                .next();
    }

    private Mono<Void> write(Connection connection, ShardKeys shard, UsageStream.Batch batch) {
        return partitions
                .ensure(batch.rows().days())
                .then(execute(connection, UsageTables.PREPARE))
                .then(copy(connection, UsageTables.COPY_RECORDS, batch.rows().records()))
                .then(copy(connection, UsageTables.COPY_ATTEMPTS, batch.rows().attempts()))
                .then(execute(connection, UsageTables.MERGE, shard.shard(), batch.position()))
                .then(Mono.from(connection.commitTransaction()));
    }

    private static Mono<Long> copy(Connection connection, String sql, CopyText text) {
        if (text.isEmpty()) {
            return Mono.just(0L);
        }
        return postgres(connection).copyIn(sql, Mono.fromSupplier(text::bytes));
    }

    private static PostgresqlConnection postgres(Connection connection) {
        if (connection instanceof PostgresqlConnection plain) {
            return plain;
        }
        return (PostgresqlConnection) ((Wrapped<?>) connection).unwrap();
    }

    private static Mono<Void> execute(Connection connection, String sql, Object... values) {
        var statement = connection.createStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.bind(i, values[i]);
        }
        return Flux.from(statement.execute())
                .concatMap(result -> result.getRowsUpdated())
                .then();
    }

    private static Mono<Void> giveUp(Connection connection, Throwable failure) {
        return failure instanceof TimeoutException
                ? hangUp(connection)
                : Mono.from(connection.rollbackTransaction())
                        .then(Mono.from(connection.close()))
                        .timeout(ROLLBACK_PATIENCE)
                        .onErrorResume(e -> hangUp(connection));
    }

    /** Postgres may never answer on this connection again, so the pool must not lend it to others. */
    private static Mono<Void> hangUp(Connection connection) {
        return postgres(connection)
                .close()
                .onErrorComplete()
                .then(Mono.from(connection.close()))
                .timeout(ROLLBACK_PATIENCE)
                .onErrorComplete();
    }
}
