package io.tollgate.testkit;

import org.testcontainers.DockerClientFactory;

/** One PostgreSQL and one Redis, wherever they run; they end with this JVM. */
interface ServerPair {

    /** {@code postgresql://user:password@host:port/database}, allowed to create databases. */
    String postgresUrl();

    /** {@code redis://:password@host:port}. */
    String redisUrl();

    static ServerPair start() {
        return wantsDocker() && DockerClientFactory.instance().isDockerAvailable()
                ? ContainerServers.start()
                : EmbeddedPair.start();
    }

    private static boolean wantsDocker() {
        return !"embedded".equals(System.getenv("TOLLGATE_TEST_SERVERS"));
    }
}
