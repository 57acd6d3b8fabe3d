package io.tollgate.clients;

import io.tollgate.embedded.EmbeddedServers;
import io.tollgate.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The packaged gateway in a process of its own, in front of the simulator: one for all tests, until this JVM ends. */
final class RunningGateway {

    static final String OPERATOR_TOKEN = "tga_operator-token-of-the-clients";

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PROGRAMS = Path.of(System.getProperty("user.home"), ".cache", "tollgate", "servers");

    private final int port = freePort();
    private final Simulator simulator = Simulator.start();
    private final EmbeddedServers servers = EmbeddedServers.throwaway(PROGRAMS);
    private final Process process;

    private RunningGateway() {
        process = start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "running-gateway-close"));
    }

    static RunningGateway shared() {
        return Started.GATEWAY;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Simulator simulator() {
        return simulator;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Where its output goes. */
    static Path log() {
        return Path.of("target", "gateway.log").toAbsolutePath();
    }

    private Process start() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path jar = ROOT.resolve("gateway-api/target/tollgate.jar");
        List<String> command = List.of(java.toString(), "-Xmx288m", "-XX:+UseSerialGC", "-jar", jar.toString());
        try {
            Files.createDirectories(log().getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("TOLLGATE_"));
            builder.environment().putAll(environment());
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() throws IOException {
        return Map.of(
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_PORT",
                Integer.toString(port),
                "TOLLGATE_DATA",
                Files.createTempDirectory("tollgate-clients-data").toString(),
                "TOLLGATE_POSTGRES_URL",
                servers.postgresUrl(),
                "TOLLGATE_REDIS_URL",
                servers.redisUrl(),
                "TOLLGATE_OPERATOR_TOKEN",
                OPERATOR_TOKEN,
                "TOLLGATE_ROUTING_STRATEGY",
                "price",
                "TOLLGATE_ALLOW_PRIVATE_UPSTREAMS",
                "true");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        process.destroy();
        process.onExit().join();
        simulator.close();
        servers.close();
    }

    private static final class Started {
        static final RunningGateway GATEWAY = new RunningGateway();
    }
}
