package io.tollgate.testkit;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One database, in the forms that the application, Spring and plain JDBC ask for. */
public record TestDatabase(String host, int port, String name, String user, String password) {

    static TestDatabase parse(String url) {
        URI uri = URI.create(url);
        String[] login = uri.getUserInfo().split(":", 2);
        return new TestDatabase(uri.getHost(), uri.getPort(), uri.getPath().substring(1), login[0], login[1]);
    }

    TestDatabase named(String other) {
        return new TestDatabase(host, port, other, user, password);
    }

    /** As {@code tollgate.postgres.url} takes it. */
    public String url() {
        return "postgresql://" + user + ":" + password + "@" + host + ":" + port + "/" + name;
    }

    public String r2dbcUrl() {
        return "r2dbc:" + url();
    }

    /** Without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** A connection the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password);
    }
}
