package io.tollgate.testkit;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers as containers; Testcontainers removes them when this JVM ends. */
record ContainerServers(PostgreSQLContainer postgres, GenericContainer<?> redis) implements ServerPair {

    private static final int REDIS_PORT = 6379;
    private static final String REDIS_PASSWORD = "tollgate-test";

    static ContainerServers start() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:17-alpine")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        GenericContainer<?> redis = new GenericContainer<>("redis:7-alpine")
                .withExposedPorts(REDIS_PORT)
                .withCommand("redis-server", "--requirepass", REDIS_PASSWORD, "--databases", "4096")
                .waitingFor(Wait.forListeningPort());
        Startables.deepStart(postgres, redis).join();
        return new ContainerServers(postgres, redis);
    }

    @Override
    public String postgresUrl() {
        return "postgresql://" + postgres.getUsername() + ":" + postgres.getPassword() + "@" + postgres.getHost() + ":"
                + postgres.getFirstMappedPort() + "/" + postgres.getDatabaseName();
    }

    @Override
    public String redisUrl() {
        return "redis://:" + REDIS_PASSWORD + "@" + redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT);
    }
}
