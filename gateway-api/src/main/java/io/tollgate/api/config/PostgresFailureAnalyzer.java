package io.tollgate.api.config;

import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says in one line why the node cannot work with its PostgreSQL, and which variable or server to change. */
final class PostgresFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String FIX = "start it, or correct " + PostgresUrl.VARIABLE;

    private final Environment environment;

    PostgresFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        PostgresUrl url = PostgresUrl.parse(environment.getProperty(PostgresUrl.PROPERTY, ""));
        String server = "PostgreSQL at " + url.address();
        String state = String.valueOf(cause.getSQLState());
        // Classes of https://www.postgresql.org/docs/17/errcodes-appendix.html; others are not about reaching the
        // server.
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" ->
                findCause(cause, UnknownHostException.class) == null
                        ? analysis(server + " cannot be reached (" + reason(cause) + ")", FIX, cause)
                        : analysis(
                                "the host of " + server + " is not known",
                                "correct the host in " + PostgresUrl.VARIABLE,
                                cause);
            case "28" ->
                analysis(
                        server + " refuses the user '" + url.user() + "' with the password given (" + reason(cause)
                                + ")",
                        "correct user and password in " + PostgresUrl.VARIABLE,
                        cause);
            case "3D" ->
                analysis(
                        server + " has no such database (" + reason(cause) + ")",
                        "create it, or correct its name in " + PostgresUrl.VARIABLE,
                        cause);
            case "42" -> "42501".equals(state) ? forbidden(server, url, cause) : null;
            case "53", "57" -> analysis(server + " takes no connection now (" + reason(cause) + ")", FIX, cause);
            default -> null;
        };
    }

    private static FailureAnalysis forbidden(String server, PostgresUrl url, SQLException cause) {
        return analysis(
                server + " does not let the user '" + url.user() + "' make the tables (" + reason(cause) + ")",
                "make that user the owner of the database, or name another in " + PostgresUrl.VARIABLE,
                cause);
    }

    private static FailureAnalysis analysis(String problem, String fix, Throwable cause) {
        return new FailureAnalysis(problem, fix, cause);
    }

    private static String reason(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
