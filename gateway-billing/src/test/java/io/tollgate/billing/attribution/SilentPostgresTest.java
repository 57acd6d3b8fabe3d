package io.tollgate.billing.attribution;

import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import io.tollgate.testkit.Line;
import io.tollgate.testkit.TestServers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** Connections to Postgres on which nothing passes any more, and nobody is told. */
class SilentPostgresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int TIMES = 3;

    private final Ledger ledger = Ledger.open();
    private final Requests requests = new Requests();
    private final ScopeLimits team = requests.team(daily(1_000_000));
    private final Line line = Line.to(TestServers.freshDatabase().url());
    private final ConnectionPool postgres =
            new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get("r2dbc:" + line.url()))
                    .initialSize(0)
                    .maxSize(2)
                    .build());
    private final DatabaseClient sql = DatabaseClient.create(postgres);
    private final Attribution attribution =
            new Attribution(ledger.redis(), postgres, Duration.ofSeconds(3), ledger.codec());

    @AfterEach
    void close() {
        postgres.dispose();
        line.close();
        ledger.close();
    }

    @Test
    void writesOverNewConnectionsHoweverOftenTheOldOnesFallSilent() {
        spend();
        attribution.drain().block(PATIENCE);

        for (int times = 1; times <= TIMES; times++) {
            spend();
            line.freeze();
            assertThatThrownBy(() -> attribution.drain().block(PATIENCE))
                    .hasMessageContaining("shard 7 waits in Redis");
            // The pool's other connection may be silent too.
            attribution.drain().onErrorResume(e -> attribution.drain()).block(PATIENCE);
        }

        Long rows = sql.sql("select count(*) from usage_record")
                .mapValue(Long.class)
                .one()
                .block(PATIENCE);
        assertThat(rows).isEqualTo(TIMES + 1);
    }

    private void spend() {
        AdmissionRequest request = requests.asking(500, team);
        ledger.settle(ledger.hold(request), spent(request, 1));
    }
}
