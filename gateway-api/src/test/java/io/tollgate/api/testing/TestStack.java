package io.tollgate.api.testing;

import io.tollgate.simulator.Simulator;
import io.tollgate.testkit.TestDatabase;
import io.tollgate.testkit.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What the application under test stands on: servers of its own, a simulator, and the settings that name them. */
public final class TestStack {

    /** The operator's API token, as a deployment would set it. */
    public static final String OPERATOR_TOKEN = "tga_operator-token-of-the-tests";

    public static final String METRICS_TOKEN = "metrics-token-of-the-tests";

    /** Small, so that a test can be larger. */
    public static final int MAX_REQUEST_BYTES = 512 * 1024;

    /** Short, so that a test can wait for it. */
    public static final Duration FIRST_EVENT_HOLD = Duration.ofSeconds(2);

    /** Short, so that a test can wait for it. */
    public static final Duration MAX_REQUEST_TIME = Duration.ofSeconds(3);

    /** Room for one of the largest bodies and a little more. */
    private static final int REQUEST_MEMORY_BYTES = MAX_REQUEST_BYTES + 32 * 1024;

    private static final TestDatabase DATABASE = TestServers.freshDatabase();
    private static final String REDIS_URL = TestServers.freshRedisUrl();

    /** One for all contexts, since they share the database: its master key is in there. */
    private static final Path DATA = dataFolder();

    private static final Simulator SIMULATOR = Simulator.start();

    private TestStack() {}

    public static TestDatabase database() {
        return DATABASE;
    }

    public static Simulator simulator() {
        return SIMULATOR;
    }

    /** To be called from a {@code @DynamicPropertySource}. */
    public static void properties(DynamicPropertyRegistry registry) {
        registry.add("tollgate.postgres.url", DATABASE::url);
        registry.add("tollgate.redis.url", () -> REDIS_URL);
        registry.add("tollgate.data", () -> DATA);
        registry.add("tollgate.operator-token", () -> OPERATOR_TOKEN);
        registry.add("tollgate.metrics.token", () -> METRICS_TOKEN);
        registry.add("tollgate.signup.per-hour", () -> "10000");
        registry.add("tollgate.allow-private-upstreams", () -> "true");
        registry.add("tollgate.images.allow-http", () -> "true");
        registry.add("tollgate.images.allow-private", () -> "true");
        registry.add("tollgate.stop-delay", () -> "0s");
        registry.add("tollgate.max-request-size", () -> MAX_REQUEST_BYTES + "B");
        registry.add("tollgate.max-request-time", MAX_REQUEST_TIME::toString);
        registry.add("tollgate.request-memory", () -> REQUEST_MEMORY_BYTES + "B");
        // Tests know whom a request goes to first; those of routing ask for something else.
        registry.add("tollgate.routing.strategy", () -> "price");
        registry.add("tollgate.upstream.first-event-hold", FIRST_EVENT_HOLD::toString);
    }

    private static Path dataFolder() {
        try {
            return Files.createTempDirectory("tollgate-test-data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
