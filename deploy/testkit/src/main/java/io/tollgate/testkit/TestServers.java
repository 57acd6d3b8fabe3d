package io.tollgate.testkit;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real servers that all tests of one JVM share: Testcontainers where a Docker engine answers, the embedded servers
 * otherwise. {@code TOLLGATE_TEST_SERVERS=embedded} skips the question.
 *
 * <p>In Spring tests ask for them inside {@code @DynamicPropertySource}, which runs after {@code @BeforeAll} and needs the
 * URLs there.
 */
public final class TestServers {

    private static final AtomicInteger NEXT_REDIS_DATABASE = new AtomicInteger(1);

    private TestServers() {}

    /** One migrated database that every caller in this JVM shares: for tests that make rows of their own. */
    public static String postgresUrl() {
        return Shared.DATABASE.url();
    }

    /** A migrated database of the caller's own, copied from a template in a few hundredths of a second. */
    public static TestDatabase freshDatabase() {
        return Started.TEMPLATE.copy();
    }

    /** Redis's logical database 0, shared by every caller in this JVM: for tests that use keys of their own. */
    public static String redisUrl() {
        return Started.SERVERS.redisUrl();
    }

    /** An empty logical database of the caller's own (channels are still shared): {@code redis://:password@host:port/N}. */
    public static String freshRedisUrl() {
        return redisUrl() + "/" + NEXT_REDIS_DATABASE.getAndIncrement();
    }

    private static final class Started {
        static final ServerPair SERVERS = ServerPair.start();
        static final DatabaseTemplate TEMPLATE = DatabaseTemplate.migrate(SERVERS.postgresUrl());
    }

    private static final class Shared {
        static final TestDatabase DATABASE = Started.TEMPLATE.copy();
    }
}
