package io.tollgate.api.command;

import io.r2dbc.spi.R2dbcException;
import io.tollgate.billing.LedgerConfiguration;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/** One command: with the servers of the node's settings, but without being a node. */
public interface OperatorCommand {

    /** Ends of a command that differs from its own findings. */
    int IMPOSSIBLE = 2;

    /** By their names. */
    Map<String, OperatorCommand> ALL = Map.of(
            "verify-ledger", new VerifyLedger(),
            "rebuild-rollups", new RebuildRollUps(),
            "rotate-master-key", new RotateMasterKey(),
            "demo-usage", new DemoUsage());

    /** SQLSTATE of a table and of a column that is not there. */
    Set<String> OTHER_SCHEMA = Set.of("42P01", "42703");

    /** What they run on. Looking at a large ledger takes longer than serving a request may. */
    List<String> SETTINGS = List.of(
            "--tollgate.command=true",
            "--tollgate.redis.timeout=1m",
            "--spring.r2dbc.properties.statementTimeout=PT2H",
            "--spring.r2dbc.pool.initial-size=0",
            "--logging.level.root=warn");

    /** The servers that commands work on. */
    @Configuration(proxyBeanMethods = false)
    @Import(LedgerConfiguration.class)
    @ImportAutoConfiguration(R2dbcAutoConfiguration.class)
    class Servers {}

    /**
     * Does it.
     *
     * @return the exit code
     */
    int run(ConfigurableApplicationContext servers, CommandOptions options, PrintStream out);

    /** The exit code of the command that the arguments name; empty when they name none. */
    static Optional<Integer> run(String... arguments) {
        return Optional.ofNullable(arguments.length == 0 ? null : ALL.get(arguments[0]))
                .map(command -> run(command, arguments));
    }

    private static int run(OperatorCommand command, String... arguments) {
        try {
            CommandOptions options =
                    CommandOptions.parse(Arrays.asList(arguments).subList(1, arguments.length));
            List<String> settings = new ArrayList<>(SETTINGS);
            settings.addAll(options.settings());
            SpringApplication application = new SpringApplication(Servers.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setLogStartupInfo(false);
            try (ConfigurableApplicationContext servers = application.run(settings.toArray(String[]::new))) {
                return command.run(servers, options, System.out);
            }
        } catch (RuntimeException e) {
            System.err.println(arguments[0] + ": " + reason(NestedExceptionUtils.getMostSpecificCause(e)));
            return IMPOSSIBLE;
        }
    }

    /** Nodes bring the schema up to date when they start; commands do not. */
    private static String reason(Throwable cause) {
        boolean otherSchema =
                cause instanceof R2dbcException refusal && OTHER_SCHEMA.contains(String.valueOf(refusal.getSqlState()));
        return otherSchema
                ? "the database has the schema of another version: start a gateway of this version first ("
                        + cause.getMessage() + ")"
                : String.valueOf(cause.getMessage());
    }
}
