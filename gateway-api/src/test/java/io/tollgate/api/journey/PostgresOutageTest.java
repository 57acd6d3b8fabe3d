package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.TestClient;
import io.tollgate.api.testing.TestKey;
import io.tollgate.api.testing.TestStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers see while Postgres does not answer: its tables are locked. */
class PostgresOutageTest extends ChatTest {

    @AfterEach
    void waitUntilPostgresIsAskedAgain() {
        TestKey key = tenant().issueKey("later");
        await().atMost(PATIENCE).until(() -> caller(key).get("/v1/key").status() == 200);
    }

    @Test
    void saysSoonThatAKeyCannotBeCheckedAndServesTheKnownOnes() throws SQLException {
        caller.post(PATH, body("")).expect(200);
        TestKey unseen = tenant().issueKey("unseen");

        try (Connection connection = TestStack.database().connect()) {
            lock(connection, "virtual_key");

            caller(unseen).post(PATH, body("")).expectError(503, "key_store_unavailable");
            caller.post(PATH, body("")).expect(200);
        }
    }

    @Test
    void neverTakesAModelForUnknownThatItCannotLookFor() throws SQLException {
        String unknown = body("").replace(Market.MODEL, "no-such");
        TestClient known = caller;
        known.post(PATH, body("")).expect(200);

        try (Connection connection = TestStack.database().connect()) {
            lock(connection, "model");

            var refused = known.post(PATH, unknown);
            refused.expectError(503, "catalogue_unavailable");
            assertThat(refused.header("retry-after")).isPresent();
            known.get("/v1/models/no-such").expectError(503, "catalogue_unavailable");
            known.post(PATH, body("")).expect(200);
        }
    }

    private static void lock(Connection connection, String table) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
    }
}
