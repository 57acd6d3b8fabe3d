package io.tollgate.bench;

import io.tollgate.bench.floor.ReactorNettyProxy;
import io.tollgate.bench.floor.WebFluxProxy;
import io.tollgate.embedded.EmbeddedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything a benchmark needs running: simulator, durable servers, gateway and nginx, in a folder that goes with it. */
final class Stage implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final List<String> SIMULATOR_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final BenchOptions options;
    private final Path folder;
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final int simulatorPort = ServerProcess.freePort();
    private final int gatewayPort = ServerProcess.freePort();
    private final EmbeddedServers servers;
    private final ServerProcess simulator;
    private final ServerProcess gateway;
    private final Optional<Nginx> nginx;
    private final List<Peer> peers = new ArrayList<>();
    private final List<Floor> floors;
    private final Optional<Rival> rival;
    private final Duration gatewayReady;

    private Stage(BenchOptions options, Path folder) {
        this.options = options;
        this.folder = folder;
        closing.push(() -> delete(folder));
        try {
            servers = opened(EmbeddedServers.kept(folder.resolve("data")));
            simulator = started("simulator", simulatorCommand(), Map.of());
            simulator.awaitReady(simulatorAddress().resolve("/control/alder"), READY_LIMIT);
            gateway = started("gateway", options.gateway().of(gatewayJar()), gatewayEnvironment(gatewayPort));
            gatewayReady = gateway.awaitReady(gatewayAddress().resolve("/actuator/health/readiness"), READY_LIMIT);
            nginx = Nginx.start(options.nginx(), simulatorPort, folder.resolve("nginx"));
            nginx.ifPresent(found -> closing.push(found.process()::close));
            if (options.portkey()) {
                peers.add(startedPeer(Table.PORTKEY, Portkey::start));
            }
            if (options.litellm()) {
                peers.add(startedPeer(Table.LITELLM, LiteLlm::start));
            }
            floors = options.floor()
                    ? List.of(
                            startedFloor(Table.REACTOR_NETTY, ReactorNettyProxy.class),
                            startedFloor(Table.WEBFLUX, WebFluxProxy.class))
                    : List.of();
            rival = options.rivalJar(gatewayJar()).map(this::startedRival);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    static Stage start(BenchOptions options) {
        try {
            return new Stage(options, Files.createTempDirectory("tollgate-bench-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI gatewayAddress() {
        return URI.create("http://127.0.0.1:" + gatewayPort);
    }

    URI simulatorAddress() {
        return URI.create("http://127.0.0.1:" + simulatorPort);
    }

    int simulatorPort() {
        return simulatorPort;
    }

    int gatewayPort() {
        return gatewayPort;
    }

    /** One more gateway on the same servers; its port. */
    int startGateway(String name) {
        return startGateway(name, options.gateway().of(gatewayJar())).port();
    }

    /** One more gateway on the same servers, started so. */
    Rival startGateway(String name, List<String> command) {
        int port = ServerProcess.freePort();
        ServerProcess another = started(name, command, gatewayEnvironment(port));
        Duration ready =
                another.awaitReady(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"), READY_LIMIT);
        return new Rival(another, port, ready);
    }

    /**
     * A second gateway on the same servers.
     *
     * @param ready how long it took to its first ready answer
     */
    record Rival(ServerProcess process, int port, Duration ready) {}

    private Rival startedRival(String jar) {
        return startGateway(Table.RIVAL, options.rivalGateway().of(jar));
    }

    /** Compares the books, as an operator does. */
    ServerProcess.Ended verifyLedger() {
        List<String> command = java(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-jar", gatewayJar(), "verify-ledger"));
        Path log = log("verify-ledger");
        return ServerProcess.start("verify-ledger", command, gatewayEnvironment(gatewayPort), log)
                .end(READY_LIMIT);
    }

    String postgresUrl() {
        return servers.postgresUrl();
    }

    Optional<Nginx> nginx() {
        return nginx;
    }

    List<Peer> peers() {
        return peers;
    }

    /** The simulated provider that every target but the gateway is in front of. */
    Upstream upstream() {
        return Upstream.of(simulatorAddress());
    }

    List<Floor> floors() {
        return floors;
    }

    Optional<Rival> rival() {
        return rival;
    }

    /** How another gateway is started: where its packages are kept, where its output goes, and what is behind it. */
    private interface PeerStart {

        Peer start(Path folder, Path log, Upstream upstream);
    }

    private Peer startedPeer(String name, PeerStart how) {
        Path folder = options.root().resolve("deploy/bench/target").resolve(name);
        Peer started = how.start(folder, log(name), upstream());
        closing.push(started.process()::close);
        return started;
    }

    private Floor startedFloor(String name, Class<?> program) {
        String jar = jar("deploy/bench/target", "tollgate-bench", "-exec.jar");
        Floor started = Floor.start(name, program, options.gateway(), jar, simulatorPort, log(name));
        closing.push(started.process()::close);
        return started;
    }

    /** From start to a ready answer, with PostgreSQL and Redis already running. */
    Duration gatewayReady() {
        return gatewayReady;
    }

    String operatorToken() {
        try {
            return Files.readString(folder.resolve("data/operator-token")).strip();
        } catch (IOException e) {
            throw new BenchException("the gateway wrote no operator token into its data folder", e);
        }
    }

    ProcessGroup gateway() {
        return new ProcessGroup(gateway.handle());
    }

    /** Those whose CPU time is told apart: the simulator, and the servers behind the gateway. */
    Map<String, ProcessGroup> others() {
        Map<String, ProcessGroup> others = new LinkedHashMap<>();
        others.put("simulator", new ProcessGroup(simulator.handle()));
        ProcessGroup.ofPidFile(folder.resolve("data/postgres/postmaster.pid"))
                .ifPresent(group -> others.put("postgres", group));
        ProcessGroup.ofPidFile(folder.resolve("data/redis/redis.pid")).ifPresent(group -> others.put("redis", group));
        return others;
    }

    private List<String> simulatorCommand() {
        List<String> command = java(SIMULATOR_OPTIONS);
        command.addAll(List.of("-jar", jar("deploy/simulator/target", "tollgate-simulator-", "-exec.jar")));
        command.addAll(List.of("--port=" + simulatorPort, "--pace=none"));
        return command;
    }

    /** For what goes with the stage. */
    Path folder() {
        return folder;
    }

    String gatewayJar() {
        return jar("gateway-api/target", "tollgate", ".jar");
    }

    private Map<String, String> gatewayEnvironment(int port) {
        return Map.of(
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_PORT",
                Integer.toString(port),
                "TOLLGATE_DATA",
                folder.resolve("data").toString(),
                "TOLLGATE_POSTGRES_URL",
                servers.postgresUrl(),
                "TOLLGATE_REDIS_URL",
                servers.redisUrl(),
                "TOLLGATE_SIGNUP_PERHOUR",
                "100",
                "TOLLGATE_ALLOW_PRIVATE_UPSTREAMS",
                "true");
    }

    private static List<String> java(List<String> javaOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        return command;
    }

    private String jar(String target, String prefix, String suffix) {
        try (Stream<Path> files = Files.list(options.root().resolve(target))) {
            return files.map(Path::toString)
                    .filter(file -> Path.of(file).getFileName().toString().startsWith(prefix) && file.endsWith(suffix))
                    .min(Comparator.comparingInt(String::length))
                    .orElseThrow(
                            () -> new BenchException("no %s*%s in %s; build first".formatted(prefix, suffix, target)));
        } catch (IOException e) {
            throw new BenchException("nothing is built in %s; start deploy/bench/run".formatted(target), e);
        }
    }

    private ServerProcess started(String name, List<String> command, Map<String, String> environment) {
        ServerProcess process = ServerProcess.start(name, command, environment, log(name));
        closing.push(process::close);
        return process;
    }

    private Path log(String name) {
        return options.root().resolve("deploy/bench/target/logs").resolve(name + ".log");
    }

    private EmbeddedServers opened(EmbeddedServers opened) {
        closing.push(opened::close);
        return opened;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last started is stopped first. */
    @Override
    public synchronized void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
