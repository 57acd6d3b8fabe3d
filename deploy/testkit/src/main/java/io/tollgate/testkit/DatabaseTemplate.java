package io.tollgate.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A database migrated once, of which every further one is a copy. */
record DatabaseTemplate(TestDatabase server, String name) {

    static DatabaseTemplate migrate(String serverUrl) {
        TestDatabase server = TestDatabase.parse(serverUrl);
        DatabaseTemplate template = new DatabaseTemplate(server, "template_" + random());
        execute(server, "CREATE DATABASE " + template.name);
        TestDatabase database = server.named(template.name);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .load()
                .migrate();
        return template;
    }

    /** PostgreSQL copies a template for one caller at a time. */
    synchronized TestDatabase copy() {
        String copy = "test_" + random();
        execute(server, "CREATE DATABASE " + copy + " TEMPLATE " + name + " STRATEGY FILE_COPY");
        return server.named(copy);
    }

    private static void execute(TestDatabase database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed: " + e.getMessage(), e);
        }
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
