package io.tollgate.bench;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/** What PostgreSQL holds of a team, read past the gateway. */
record Books(long rows, long requests, BigDecimal spend, BigDecimal upstreamCost, long budgetNano) {

    private static final String SQL = """
            select count(*), count(distinct request_id), coalesce(sum(spend), 0), coalesce(sum(upstream_cost), 0),
                   coalesce(sum(budget_nano), 0)
            from usage_record join team using (organization_id) where team.id = usage_record.team_id and team.name = ?
            """;

    /** From a URL such as {@code postgresql://user:password@host:port/database}. */
    static Books of(String team, String url) {
        try (Connection connection = connect(URI.create(url));
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, team);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Books(
                        row.getLong(1), row.getLong(2), row.getBigDecimal(3), row.getBigDecimal(4), row.getLong(5));
            }
        } catch (SQLException e) {
            throw new BenchException("the rows cannot be read: " + e.getMessage(), e);
        }
    }

    private static Connection connect(URI url) throws SQLException {
        String[] user = url.getUserInfo().split(":", 2);
        Properties properties = new Properties();
        properties.setProperty("user", user[0]);
        properties.setProperty("password", user[1]);
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d%s".formatted(url.getHost(), url.getPort(), url.getPath()), properties);
    }
}
