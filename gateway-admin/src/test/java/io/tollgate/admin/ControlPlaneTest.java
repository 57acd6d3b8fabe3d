package io.tollgate.admin;

import io.tollgate.testkit.TestDatabase;
import io.tollgate.testkit.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Starts the control plane once for all tests, over a database and a Redis of its own. */
public abstract class ControlPlaneTest extends ControlPlaneCalls {

    /** The settings of a control plane over new servers. */
    @DynamicPropertySource
    public static void servers(DynamicPropertyRegistry registry) {
        TestDatabase postgres = TestServers.freshDatabase();
        String redis = TestServers.freshRedisUrl();
        Path data = dataFolder();
        registry.add("spring.r2dbc.url", postgres::r2dbcUrl);
        registry.add("spring.flyway.enabled", () -> false);
        registry.add("spring.data.redis.url", () -> redis);
        registry.add("tollgate.postgres.url", postgres::url);
        registry.add("tollgate.redis.url", () -> redis);
        registry.add("tollgate.data", data::toString);
        registry.add("tollgate.operator-token", () -> OPERATOR_TOKEN);
        registry.add("tollgate.signup.per-hour", () -> 10_000);
    }

    private static Path dataFolder() {
        try {
            return Files.createTempDirectory("tollgate-admin-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
