package io.tollgate.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.TollgateApplication;
import io.tollgate.simulator.SimulatedProvider;
import io.tollgate.simulator.Simulator;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The application as a process of its own, which can be killed. */
public final class GatewayProcess implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final String OPERATOR_TOKEN = "tga_operator-token-of-a-process";

    private final Process process;
    private final int port;

    private GatewayProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it on these servers, and waits until it is ready.
     *
     * @param settings of its own, such as {@code --spring.lifecycle.timeout-per-shutdown-phase=5s}
     */
    public static GatewayProcess start(String postgresUrl, String redisUrl, Path data, String... settings) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                java("java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TollgateApplication.class.getName()));
        command.addAll(List.of(settings));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(data));
        builder.environment().keySet().removeIf(name -> name.startsWith("TOLLGATE_"));
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "SERVER_ADDRESS",
                        "127.0.0.1",
                        "TOLLGATE_POSTGRES_URL",
                        postgresUrl,
                        "TOLLGATE_REDIS_URL",
                        redisUrl,
                        "TOLLGATE_DATA",
                        data.toString(),
                        "TOLLGATE_OPERATOR_TOKEN",
                        OPERATOR_TOKEN,
                        "TOLLGATE_STOP_DELAY",
                        "0s",
                        "TOLLGATE_ROUTING_STRATEGY",
                        "price",
                        "TOLLGATE_ALLOW_PRIVATE_UPSTREAMS",
                        "true"));
        try {
            GatewayProcess gateway = new GatewayProcess(builder.start(), port);
            gateway.awaitReady();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File log(Path data) {
        return data.resolve("gateway-" + System.nanoTime() + ".log").toFile();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        await().atMost(READY_LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    assertThat(process.isAlive()).isTrue();
                    return anyone().get("/actuator/health/readiness").status() == 200;
                });
    }

    /** A caller without any key. */
    public TestClient anyone() {
        return new TestClient("http://127.0.0.1:" + port);
    }

    public TestClient operator() {
        return anyone().with("Authorization", "Bearer " + OPERATOR_TOKEN);
    }

    /** Puts the simulated providers into the catalogue. */
    public void openMarket(Simulator simulator) {
        Market.open(operator(), simulator);
    }

    /** Sells one more model at one of them. */
    public void sell(String model, String provider) {
        Market.sell(
                operator(),
                model,
                "[\"chat\", \"streaming\", \"vision\"]",
                provider,
                "",
                "\"input\": \"1\", \"output\": \"2\"");
    }

    /** Puts one of the simulated providers into the catalogue once more, as {@link Market#open} says. */
    public void open(SimulatedProvider provider, String protocol, String baseUrl) {
        Market.open(operator(), provider, protocol, baseUrl);
    }

    public Person signUpPerson() {
        return Person.signUp(anyone());
    }

    /** What of its heap is in use, in bytes: a full collection tells. */
    public long liveBytes() {
        String histogram = told("jcmd", Long.toString(process.pid()), "GC.class_histogram");
        String total = histogram.substring(histogram.lastIndexOf("Total")).strip();
        return Long.parseLong(total.substring(total.lastIndexOf(' ') + 1));
    }

    private static String told(String tool, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(tool)));
        command.addAll(List.of(arguments));
        try (InputStream output =
                new ProcessBuilder(command).redirectErrorStream(true).start().getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to stop, as {@code kill} does; what it ended with, once it has. */
    public CompletableFuture<Integer> stop() {
        process.destroy();
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public void close() {
        kill();
    }
}
