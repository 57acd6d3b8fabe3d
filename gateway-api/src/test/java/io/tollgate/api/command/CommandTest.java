package io.tollgate.api.command;

import io.tollgate.testkit.TestDatabase;
import io.tollgate.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** An operator's commands, each test with a database and a Redis of its own. */
abstract class CommandTest {

    final TestDatabase database = TestServers.freshDatabase();
    final String redis = TestServers.freshRedisUrl();

    /** The command's exit code. */
    int run(String command, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = command;
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "--tollgate.postgres.url=" + database.url();
        arguments[options.length + 2] = "--tollgate.redis.url=" + redis;
        return OperatorCommand.run(arguments).orElseThrow();
    }

    int count(String from) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + from)) {
            found.next();
            return found.getInt(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
