package io.tollgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of a script in a home of its own, run as a person runs it.
 *
 * @param home the folder that it is run in
 * @param name its path in there
 */
record Script(Path home, String name) {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PARTS = Path.of("deploy/launcher/src/main/bash");

    /** A home in which nothing has been built. */
    static Script copyInto(Path home) throws IOException {
        return copyInto(home, "tollgate");
    }

    /** What makes the container's image, in such a home. */
    static Script copyImageBuildInto(Path home) throws IOException {
        return copyInto(home, "deploy/container/build");
    }

    private static Script copyInto(Path home, String name) throws IOException {
        copyParts(home.resolve(PARTS));
        Files.createDirectories(home.resolve(name).getParent());
        Files.copy(ROOT.resolve(name), home.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        return new Script(home, name);
    }

    /** The container's entry point, beside its parts as in the image. */
    static Script copyEntryPointInto(Path home) throws IOException {
        copyParts(home.resolve("parts"));
        Path original = ROOT.resolve("deploy/container/entrypoint");
        Files.copy(original, home.resolve("entrypoint"), StandardCopyOption.COPY_ATTRIBUTES);
        return new Script(home, "entrypoint");
    }

    private static void copyParts(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> parts = Files.list(ROOT.resolve(PARTS))) {
            for (Path part : parts.toList()) {
                Files.copy(part, folder.resolve(part.getFileName()));
            }
        }
    }

    /** A program that stands in for another. */
    static void executable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Copies the jars that this build packaged, so that nothing is out of date. */
    void bringBuiltJars() throws IOException {
        copy("gateway-api/target/tollgate.jar");
        copy("deploy/launcher/target/tollgate-launcher.jar");
        try (Stream<Path> files = Files.list(ROOT.resolve("deploy/simulator/target"))) {
            for (Path jar :
                    files.filter(it -> it.toString().endsWith("-exec.jar")).toList()) {
                copy(ROOT.relativize(jar).toString());
            }
        }
        Files.createDirectories(home.resolve("target"));
        Files.createFile(home.resolve("target/launcher.stamp"));
        Files.createFile(home.resolve("target/launcher-folders.stamp"));
    }

    private void copy(String file) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.copy(ROOT.resolve(file), home.resolve(file));
    }

    /** Signals as a terminal's shell leaves them: a background job of Maven's may ignore SIGINT. */
    Process start(Path output, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM", "./" + name));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TOLLGATE_"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end. */
    Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        Path output = Files.createTempFile(home, "output", ".txt");
        Process process = start(output, environment, arguments);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after 60 s: " + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readAllLines(output));
    }

    record Outcome(int exit, List<String> lines) {

        /** A refusal is one line that says all. */
        static void assertOneLine(Outcome outcome, int exit, String... parts) {
            assertThat(outcome.lines()).hasSize(1);
            assertThat(outcome.lines().get(0)).startsWith("tollgate: ").contains(parts);
            assertThat(outcome.exit()).isEqualTo(exit);
        }
    }
}
