package io.tollgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./tollgate up --demo} with what this build packaged; several at a time, from one home. */
@Execution(ExecutionMode.CONCURRENT)
class LauncherIT {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    @TempDir
    private static Path home;

    private static Script script;
    private static ServerSocket simulatorsUsualPort;

    @TempDir
    private Path folder;

    private Path data;
    private int port;

    @BeforeAll
    static void bringWhatIsBuilt() throws IOException {
        script = Script.copyInto(home);
        script.bringBuiltJars();
    }

    /** Where it is taken each demo chooses one of its own. */
    @BeforeAll
    static void takeTheSimulatorsUsualPort() throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9099));
        } catch (BindException e) {
            // Somebody else's already.
        }
        simulatorsUsualPort = socket;
    }

    @AfterAll
    static void leaveThePort() throws IOException {
        simulatorsUsualPort.close();
    }

    @BeforeEach
    void chooseAPlace() throws IOException {
        data = folder.resolve("kept data");
        port = freePort();
    }

    @AfterEach
    void endWhatAFailedTestLeft() {
        processesOfThisTest().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void answersThePrintedCallAndStopsEverythingOnCtrlC() throws Exception {
        DemoRun run = up();

        HttpResponse<String> answer = run.call();

        JsonNode body = JsonMapper.shared().readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.at("/choices/0/message/content").asString()).isNotBlank();
        assertThat(body.at("/usage/cost").isNumber()).isTrue();
        assertThat(Files.getPosixFilePermissions(data.resolve("operator-token")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run.text())
                .contains("Operator token")
                .contains(Files.readString(data.resolve("operator-token")).strip());
        assertThat(run.end("INT")).isEqualTo(130);
        assertThat(processesOfThisTest()).isEmpty();
    }

    @Test
    void checksItsBooksBesideTheGatewayAndWithoutIt() throws Exception {
        DemoRun run = up();
        run.call();

        Script.Outcome beside = script.run(environment(), "verify-ledger", "--data", data.toString());
        assertThat(beside.lines()).last().asString().startsWith("0 differences in ");
        assertThat(beside.exit()).isZero();
        run.end("TERM");

        Script.Outcome alone = script.run(environment(), "rebuild-rollups", "--data=" + data);
        assertThat(alone.lines()).last().asString().matches("[1-9][0-9]* days are recomputed");
        assertThat(alone.exit()).isZero();
        assertThat(script.run(environment(), "verify-ledger", "--data", data.toString())
                        .exit())
                .isZero();
        assertThat(processesOfThisTest()).isEmpty();
    }

    @Test
    void hasAPastToLookAt() throws Exception {
        DemoRun run = up();
        Path log = data.resolve("logs/demo-usage.log");

        await().atMost(READY_LIMIT).until(() -> Files.readString(log).contains("requests are invented"));

        assertThat(Files.readString(log)).containsPattern("[1-9][0-9]{3,} requests are invented");
        assertThat(script.run(environment(), "verify-ledger", "--data", data.toString())
                        .exit())
                .isZero();
        run.end("TERM");
    }

    @Test
    void takesTheFirstProviderAsTheGuideSays() throws Exception {
        DemoRun run = up();

        String pasted = paste(guide().get(1));

        assertThat(pasted).doesNotContain("\"type\"");
        assertThat(run.call("gpt-4o-mini").statusCode()).as(pasted).isEqualTo(200);
        run.end("TERM");
    }

    @Test
    void findsItsDataAgainAfterEveryWayOfEnding() throws Exception {
        DemoRun first = up();
        String login = first.line("Password");
        first.killGateway();
        assertThat(first.await()).isOne();
        assertThat(first.text())
                .contains("tollgate: the gateway ended unexpectedly")
                .doesNotContain("Killed");
        assertThat(processesOfThisTest()).isEmpty();

        DemoRun second = up();
        assertThat(second.line("curl")).isEqualTo(first.line("curl"));
        second.process().destroyForcibly().waitFor();
        assertThat(processesOfThisTest()).isNotEmpty();

        DemoRun third = up();
        assertThat(third.line("Password")).isEqualTo(login);
        assertThat(third.text()).doesNotContain("Operator token");
        assertThat(third.call().statusCode()).isEqualTo(200);
        assertThat(third.end("TERM")).isEqualTo(143);
        assertThat(processesOfThisTest()).isEmpty();
    }

    @Test
    void saysInOneLineThatTheDataFolderIsDamaged() throws Exception {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "12\n");

        Script.Outcome outcome = script.run(environment(), arguments());

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.lines())
                .filteredOn(line -> line.startsWith("tollgate: "))
                .singleElement()
                .asString()
                .contains("was written by PostgreSQL 12");
        assertThat(processesOfThisTest()).isEmpty();
    }

    /** The blocks of shell lines. */
    private static List<String> guide() throws IOException {
        return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../../docs/first-provider.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private String paste(String lines) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", lines).redirectErrorStream(true);
        shell.environment().put("gateway", "http://localhost:" + port);
        shell.environment()
                .put(
                        "operator",
                        "Authorization: Bearer "
                                + Files.readString(data.resolve("operator-token"))
                                        .strip());
        shell.environment().put("provider_url", simulator() + "/alder/v1");
        shell.environment().put("provider_key", "sk-alder-simulator");
        Process process = shell.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String simulator() throws IOException {
        Matcher banner = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/control")
                .matcher(Files.readString(data.resolve("logs/simulator.log")));
        assertThat(banner.find()).isTrue();
        return banner.group(1);
    }

    private DemoRun up() throws IOException {
        Path output = Files.createTempFile(folder, "up", ".txt");
        DemoRun run = new DemoRun(script.start(output, environment(), arguments()), output);
        await().atMost(READY_LIMIT)
                .until(() ->
                        run.text().contains("Ctrl-C stops") || !run.process().isAlive());
        assertThat(run.process().isAlive()).as(run.text()).isTrue();
        return run;
    }

    private String[] arguments() {
        return new String[] {"up", "--demo", "--port", Integer.toString(port), "--data", data.toString()};
    }

    private static Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                // None of them runs for so long that optimising it pays.
                "TOLLGATE_JAVA_OPTS",
                "-XX:TieredStopAtLevel=1");
    }

    /** Each of them names the data folder, or lies in it. */
    private List<ProcessHandle> processesOfThisTest() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
