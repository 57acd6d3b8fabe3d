package io.tollgate.testkit;

import io.tollgate.embedded.EmbeddedServers;
import java.nio.file.Path;

/** The embedded servers in a folder that goes with this JVM. */
record EmbeddedPair(String postgresUrl, String redisUrl) implements ServerPair {

    private static final Path PROGRAMS = Path.of(System.getProperty("user.home"), ".cache", "tollgate", "servers");

    static EmbeddedPair start() {
        EmbeddedServers servers = EmbeddedServers.throwaway(PROGRAMS);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "test-servers-close"));
        return new EmbeddedPair(servers.postgresUrl(), servers.redisUrl());
    }
}
