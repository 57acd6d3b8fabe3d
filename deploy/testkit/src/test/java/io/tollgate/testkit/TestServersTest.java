package io.tollgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestServersTest {

    @Test
    void givesEachCallerAMigratedDatabaseOfItsOwn() throws SQLException {
        TestDatabase first = TestServers.freshDatabase();
        TestDatabase second = TestServers.freshDatabase();

        execute(first, "CREATE TABLE only_here (id int)");

        assertThat(count(first, "only_here")).isOne();
        assertThat(count(second, "only_here")).isZero();
        assertThat(count(second, "organization")).isOne();
    }

    @Test
    void sharesOneDatabaseAmongThoseWhoAskForNothingElse() {
        assertThat(TestServers.postgresUrl()).isEqualTo(TestServers.postgresUrl());
    }

    @Test
    void givesEachCallerALogicalRedisDatabaseOfItsOwn() {
        assertThat(TestServers.freshRedisUrl())
                .startsWith(TestServers.redisUrl())
                .isNotEqualTo(TestServers.freshRedisUrl());
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(TestDatabase database, String table) throws SQLException {
        String sql = "SELECT count(*) FROM information_schema.tables WHERE table_name = '" + table + "'";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
