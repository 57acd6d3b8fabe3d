package io.tollgate.launcher;

import static io.tollgate.launcher.Script.Outcome.assertOneLine;
import static io.tollgate.launcher.Script.executable;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tollgate.launcher.Script.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container's entry point, with a JVM that shows what it is told. */
class EntryPointTest {

    @TempDir
    private Path home;

    private Script script;

    @BeforeEach
    void copyScript() throws IOException {
        script = Script.copyEntryPointInto(home);
        Path java = Files.createDirectories(home.resolve("jre/bin"));
        Files.writeString(home.resolve("jre/release"), "JAVA_VERSION=\"17.0.15\"\n");
        executable(java.resolve("java"), "printf '%s\\n' \"$@\"");
    }

    @Test
    void startsTheGatewayAsTheLauncherDoes() throws Exception {
        Outcome outcome = run(Map.of("TOLLGATE_JAVA_OPTS", "-Xmx1g -Dx=y"));

        assertThat(outcome.lines())
                .containsSubsequence(sharedOptions("gateway_options"))
                .containsSubsequence("-Xmx288m", "-Xmx1g", "-Dx=y", "-jar", home + "/app/tollgate.jar")
                .doesNotContain("-XX:SharedArchiveFile=" + home + "/app/tollgate.jsa");
        assertThat(outcome.exit()).isZero();
        assertThat(home.resolve("data")).isDirectory();
    }

    @Test
    void usesThePreparedClasses() throws Exception {
        Path archive = Files.createDirectories(home.resolve("app")).resolve("tollgate.jsa");
        Files.createFile(archive);

        assertThat(run(Map.of()).lines()).contains("-XX:SharedArchiveFile=" + archive);
    }

    @Test
    void usesTheCacheThatNewerJvmsMakeOfPreparedClasses() throws Exception {
        Files.writeString(home.resolve("jre/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Path cache = Files.createDirectories(home.resolve("app")).resolve("tollgate.aot");

        assertThat(run(Map.of()).lines()).contains("-Xshare:auto");
        Files.createFile(cache);
        assertThat(run(Map.of()).lines())
                .containsSubsequence("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-jar")
                .doesNotContain("-Xshare:auto");
    }

    @Test
    void leavesTheCollectorToWhoeverChoseOne() throws Exception {
        Outcome outcome = run(Map.of("TOLLGATE_JAVA_OPTS", "-Xmx1g -XX:+UseG1GC"));

        assertThat(outcome.lines()).filteredOn(option -> option.endsWith("GC")).containsExactly("-XX:+UseG1GC");
    }

    @Test
    void takesAContainersShareOfTheProcessorsForTheirNumber() throws Exception {
        Path nproc = Files.createDirectory(home.resolve("tools"));
        executable(nproc.resolve("nproc"), "echo 16");
        Path share = home.resolve("cpu.max");

        Files.writeString(share, "200000 100000\n");
        assertThat(optionsOnShare(share, nproc)).contains("-XX:+UseSerialGC");
        Files.writeString(share, "250000 100000\n");
        assertThat(optionsOnShare(share, nproc)).doesNotContain("-XX:+UseSerialGC");
        Files.writeString(share, "max 100000\n");
        assertThat(optionsOnShare(share, nproc)).doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void runsTheOperatorsCommandsWithTheirOptions() throws Exception {
        Outcome outcome = run(Map.of(), "rebuild-rollups", "--from=2026-01-31");

        assertThat(outcome.lines())
                .containsSubsequence(sharedOptions("operator_options"))
                .endsWith("-jar", home + "/app/tollgate.jar", "rebuild-rollups", "--from=2026-01-31");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertOneLine(run(Map.of(), "up"), 2, "unknown command 'up'; --help tells what there is");
    }

    @Test
    void refusesServersThatTheImageDoesNotHave() throws Exception {
        assertOneLine(run(Map.of("TOLLGATE_EMBEDDED", "true")), 1, "no embedded servers", "TOLLGATE_POSTGRES_URL");
    }

    @Test
    void refusesADataFolderThatCannotBeWritten() throws Exception {
        Path file = Files.createFile(home.resolve("file"));

        assertOneLine(run(Map.of("TOLLGATE_DATA", file + "/data")), 1, "cannot write to the data folder " + file);
    }

    @Test
    void isHealthyWhileTheGatewaySaysThatItIsReady() throws Exception {
        try (StandIn gateway = new StandIn()) {
            assertThat(run(gateway.port(), "health").exit()).isZero();
            gateway.status = 503;
            assertThat(run(gateway.port(), "health").exit()).isOne();
        }
    }

    @Test
    void refusesAnotherMasterKeyWhileTheGatewayHasThePresentOne() throws Exception {
        try (StandIn gateway = new StandIn()) {
            assertOneLine(run(gateway.port(), "rotate-master-key"), 1, "has the present master key in memory");
        }
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "JAVA_HOME", home.resolve("jre").toString(),
                "TOLLGATE_DATA", home.resolve("data").toString()));
        all.putAll(environment);
        return script.run(all, arguments);
    }

    /** What the launcher's part says, asked past the entry point. */
    private String[] sharedOptions(String name) throws Exception {
        return shell("java_major=17; " + name, System.getenv("PATH")).split(" +");
    }

    private List<String> optionsOnShare(Path share, Path tools) throws Exception {
        String path = tools + ":" + System.getenv("PATH");
        return List.of(shell("java_major=17; cpu_share=" + share + "; gateway_options", path)
                .split(" +"));
    }

    private String shell(String commands, String path) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", ". ./parts/jvm.sh; " + commands)
                .directory(home.toFile())
                .redirectErrorStream(true);
        builder.environment().remove("TOLLGATE_JAVA_OPTS");
        builder.environment().put("PATH", path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    private static final class StandIn implements AutoCloseable {

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private volatile int status = 200;

        private StandIn() throws IOException {
            server.createContext("/actuator/health/readiness", exchange -> {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }

        private Map<String, String> port() {
            return Map.of("SERVER_PORT", Integer.toString(server.getAddress().getPort()));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
