package io.tollgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

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
        executable(tools.resolve("mvn"), "true");
        assertOneLine(upWithPath(tools), 1, "no Node found");
        executable(tools.resolve("node"), "echo v18.20.4");
        executable(tools.resolve("npm"), "true");
        assertOneLine(upWithPath(tools), 1, "Node v18.20.4 is too old", "Node 20");
    }

    @Test
    void saysInOneLineWhyTheBuildFailed() throws Exception {
        Path tools = Files.createDirectory(home.resolve("tools"));
        executable(tools.resolve("mvn"), "echo '[INFO] Scanning'; echo '[ERROR] no space left on device'; exit 1");
        String path = tools + ":" + System.getenv("PATH");

        Outcome outcome = script.run(with(THIS_JDK, "PATH", path), "up", "--port", freePort());

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.lines())
                .last()
                .asString()
                .contains("the build failed: no space left on device", "build.log");
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

    private static void assertOneLine(Outcome outcome, int exit, String... parts) {
        assertThat(outcome.lines()).hasSize(1);
        assertThat(outcome.lines().get(0)).startsWith("tollgate: ").contains(parts);
        assertThat(outcome.exit()).isEqualTo(exit);
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

    private static void executable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
