package io.tollgate.launcher;

import static io.tollgate.launcher.Script.Outcome.assertOneLine;
import static io.tollgate.launcher.Script.executable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.launcher.Script.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptChecksTest {

    private static final Map<String, String> THIS_JDK = Map.of("JAVA_HOME", System.getProperty("java.home"));

    private static final String MAKE_JARS =
            "for jar in gateway-api/target/tollgate deploy/launcher/target/tollgate-launcher"
                    + " deploy/simulator/target/tollgate-simulator-1-exec; do mkdir -p ${jar%/*}; touch $jar.jar; done";

    @TempDir
    private Path home;

    private Script script;

    @BeforeEach
    void copyScript() throws IOException {
        script = Script.copyInto(home);
    }

    @Test
    void explainsItself() throws Exception {
        Outcome outcome = script.run(Map.of(), "--help");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.lines()).first().asString().startsWith("Usage: ./tollgate up");
        assertThat(outcome.lines()).anyMatch(line -> line.contains("--demo"));
    }

    @Test
    void refusesAnUnknownOption() throws Exception {
        assertOneLine(script.run(Map.of(), "up", "--fast"), 2, "unknown option '--fast'");
        assertOneLine(script.run(Map.of()), 2, "no command given; see ./tollgate --help");
    }

    @Test
    void refusesACommandOfTheOperatorBeforeAnythingIsBuilt() throws Exception {
        assertOneLine(script.run(THIS_JDK, "verify-ledger"), 1, "nothing is built yet; start ./tollgate up once");
    }

    @Test
    void refusesAPortThatIsNone() throws Exception {
        assertOneLine(script.run(Map.of(), "up", "--port", "80800"), 2, "'80800' is not a number between 1 and 65535");
        assertOneLine(script.run(Map.of(), "up", "--port=http"), 2, "'http' is not a number between 1 and 65535");
    }

    @Test
    void refusesAnOldJdk() throws Exception {
        assertOneLine(up(fakeJdk("11.0.25", true)), 1, "Java 11.0.25", "is too old", "JDK 17 or newer");
        assertOneLine(up(fakeJdk("1.8.0_432", true)), 1, "Java 1.8.0_432", "is too old", "JDK 17 or newer");
    }

    @Test
    void refusesARuntimeWithoutACompiler() throws Exception {
        assertOneLine(up(fakeJdk("21.0.5", false)), 1, "without a compiler", "JDK 17 or newer");
    }

    @Test
    void refusesAJavaHomeThatIsNone() throws Exception {
        assertOneLine(up(home.resolve("nowhere")), 1, "no JDK at " + home.resolve("nowhere"));
    }

    @Test
    void refusesADataFolderThatIsAFile() throws Exception {
        Path file = Files.createFile(home.resolve("file"));

        assertOneLine(script.run(THIS_JDK, "up", "--data", file.toString()), 1, file + " is a file", "--data");
    }

    @Test
    void refusesAPortInUse() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());

            assertOneLine(script.run(THIS_JDK, "up", "--port", port), 1, "port " + port + " is in use", "--port");
        }
    }

    @Test
    void namesTheToolThatTheBuildLacks() throws Exception {
        Path tools = only("env", "bash", "dirname", "sed", "tr", "mkdir", "rm", "find", "ls", "head", "cat", "touch");

        assertOneLine(upWithPath(tools), 1, "no Maven found");
        executable(tools.resolve("mvn"), "echo 'Apache Maven 3.6.3 (r)'");
        assertOneLine(upWithPath(tools), 1, "Maven 3.6.3 is too old", "Maven 3.8");
        maven(tools, "true");
        assertOneLine(upWithPath(tools), 1, "no Node found");
        executable(tools.resolve("node"), "echo v18.20.4");
        executable(tools.resolve("npm"), "true");
        assertOneLine(upWithPath(tools), 1, "Node v18.20.4 is too old", "Node 20");
    }

    @Test
    void saysInOneLineWhyTheBuildFailed() throws Exception {
        maven(home, "echo '[INFO] Scanning'; echo '[ERROR] no space left on device'; exit 1");

        Outcome outcome = build();

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.lines())
                .last()
                .asString()
                .contains("the build failed: no space left on device", "build.log");
    }

    @Test
    void saysThatTheBuildMadeNothing() throws Exception {
        maven(home, "true");

        Outcome outcome = build();

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.lines())
                .noneMatch(line -> line.startsWith("Built"))
                .last()
                .asString()
                .contains(
                        "without an error but made no " + home.resolve("gateway-api/target/tollgate.jar"), "build.log");
    }

    @Test
    void doesNotBuildAgainBecauseOfWhatTheBuildAdded() throws Exception {
        Path sources = Files.createDirectories(home.resolve("gateway-admin/dashboard/src/api"));
        Files.writeString(sources.resolve("client.ts"), "");
        maven(home, MAKE_JARS + "; touch gateway-admin/dashboard/src/api/schema.gen.ts");

        assertThat(build().lines()).anyMatch(line -> line.startsWith("Built"));
        assertThat(build().lines()).noneMatch(line -> line.startsWith("Building"));

        Files.delete(sources.resolve("client.ts"));
        assertThat(build().lines()).anyMatch(line -> line.startsWith("Built"));
    }

    @Test
    void leavesNothingOfABuildThatCtrlCEnds() throws Exception {
        maven(home, "trap 'sleep 1; touch ended; exit 1' TERM; touch begun; while :; do sleep 0.1; done");
        Path output = Files.createTempFile(home, "output", ".txt");
        Process process = script.start(output, building(fakeJdk("21.0.5", true)), "up", "--port", freePort());
        await().until(() -> Files.exists(home.resolve("begun")));

        new ProcessBuilder("sh", "-c", "kill -s INT " + process.pid()).start().waitFor();

        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(home.resolve("ended")).exists();
        assertThat(Files.readAllLines(output)).last().isEqualTo("Stopping…");
    }

    @Test
    void saysInOneLineWhatTheGatewayReports() throws Exception {
        String report =
                "printf 'Description:\\n\\nTOLLGATE_REDIS_URL is not set\\n\\nAction:\\n\\nset it to redis://…\\n\\n'";

        assertOneLine(start(report), 1, "tollgate: TOLLGATE_REDIS_URL is not set; set it to redis://…");
    }

    @Test
    void saysInOneLineWhatEndedTheGatewayWithoutAReport() throws Exception {
        String trace = "printf 'java.lang.A: x\\n\\tat a.B\\nCaused by: java.io.IOException: no space\\n\\tat a.B\\n'";

        assertOneLine(
                start(trace), 1, "the gateway ended: java.io.IOException: no space; all of it is in", "gateway.log");
    }

    @Test
    void saysNothingOfBashsOwnAboutAGatewayThatWasKilled() throws Exception {
        assertOneLine(start("kill -9 $$"), 1, "the gateway ended; all of it is in", "gateway.log");
    }

    @Test
    void makesTheImageWithTheEngineThatAnswers() throws Exception {
        Script image = Script.copyImageBuildInto(home.resolve("checkout"));
        maven(home, MAKE_JARS);
        executable(home.resolve("docker"), "exit 1");
        executable(home.resolve("podman"), "echo podman \"$@\"");

        Outcome outcome = image.run(building(fakeJdk("21.0.5", true)), "gateway:1", "--pull");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.lines())
                .anyMatch(line -> line.startsWith("Built"))
                .last()
                .asString()
                .startsWith("podman build --file deploy/container/Dockerfile --tag gateway:1 ")
                .endsWith(" --pull .");
    }

    @Test
    void makesNoImageWithoutAnEngine() throws Exception {
        Script image = Script.copyImageBuildInto(home.resolve("checkout"));
        String path = only("env", "bash", "dirname").toString();

        assertOneLine(image.run(Map.of("PATH", path)), 1, "neither docker nor podman answers; install one of them");
    }

    /** A start of what was built before, with a gateway that does nothing else. */
    private Outcome start(String gateway) throws Exception {
        Path jdk = fakeJdk("21.0.5", true);
        maven(home, MAKE_JARS);
        script.run(building(jdk), "up", "--port", freePort());
        executable(jdk.resolve("bin/java"), gateway);
        Outcome outcome = script.run(building(jdk), "up", "--port", freePort());
        return new Outcome(
                outcome.exit(),
                outcome.lines().stream()
                        .filter(line -> !line.equals("  starting"))
                        .toList());
    }

    private Outcome build() throws Exception {
        return script.run(building(fakeJdk("21.0.5", true)), "up", "--port", freePort());
    }

    private Map<String, String> building(Path jdk) {
        return Map.of("JAVA_HOME", jdk.toString(), "PATH", home + ":" + System.getenv("PATH"));
    }

    private Outcome up(Path javaHome) throws Exception {
        return script.run(Map.of("JAVA_HOME", javaHome.toString()), "up");
    }

    private Outcome upWithPath(Path tools) throws Exception {
        return script.run(with(THIS_JDK, "PATH", tools.toString()), "up", "--port", freePort());
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        return Map.of("JAVA_HOME", String.valueOf(environment.get("JAVA_HOME")), name, value);
    }

    private static void maven(Path folder, String build) throws IOException {
        executable(
                folder.resolve("mvn"), "[ \"$1\" != --version ] || { echo 'Apache Maven 3.9.9 (r)'; exit; }\n" + build);
    }

    private Path fakeJdk(String version, boolean withCompiler) throws IOException {
        Path jdk = Files.createDirectories(home.resolve("jdk-" + version));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path bin = Files.createDirectories(jdk.resolve("bin"));
        executable(bin.resolve("java"), "true");
        if (withCompiler) {
            executable(bin.resolve("javac"), "true");
        }
        return jdk;
    }

    private Path only(String... programs) throws IOException {
        Path tools = Files.createDirectory(home.resolve("tools"));
        for (String program : programs) {
            executable(tools.resolve(program), "exec " + installed(program) + " \"$@\"");
        }
        return tools;
    }

    private static Path installed(String program) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
