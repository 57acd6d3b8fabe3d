package io.tollgate.billing.testing;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.tollgate.billing.attribution.Attribution;
import io.tollgate.billing.ledger.LedgerCheck;
import io.tollgate.billing.ledger.LedgerReport;
import io.tollgate.testkit.TestDatabase;
import io.tollgate.testkit.TestServers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;

/** The rows of a ledger, in a database of their own that has the spender in it. */
public final class Books implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Ledger ledger;
    private final TestDatabase database = TestServers.freshDatabase();
    private final ConnectionPool postgres =
            new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(database.r2dbcUrl()))
                    .initialSize(0)
                    .maxSize(8)
                    .build());
    private final DatabaseClient sql = DatabaseClient.create(postgres);

    private Books(Ledger ledger) {
        this.ledger = ledger;
    }

    public static Books of(Ledger ledger, Requests requests) {
        Books books = new Books(ledger);
        books.add(requests);
        return books;
    }

    /** Makes the organization of these requests known. */
    public void add(Requests requests) {
        sql.sql("insert into organization (id, name, shard) values (:id, 'Acme', :shard)")
                .bind("id", requests.spender().organizationId())
                .bind("shard", Requests.SHARD)
                .then()
                .block(PATIENCE);
    }

    public ConnectionPool postgres() {
        return postgres;
    }

    /** Writes what is waiting. */
    public void drain() {
        new Attribution(ledger.redis(), postgres, PATIENCE, ledger.codec())
                .drain()
                .block(PATIENCE);
    }

    public LedgerReport verify() {
        return Objects.requireNonNull(new LedgerCheck(ledger.redis(), postgres, ledger.codec())
                .verify()
                .block(PATIENCE));
    }

    public void execute(String statement) {
        sql.sql(statement).then().block(PATIENCE);
    }

    public Map<String, Object> one(String query) {
        return sql.sql(query).fetch().one().blockOptional(PATIENCE).orElseThrow();
    }

    @Override
    public void close() {
        postgres.dispose();
    }
}
