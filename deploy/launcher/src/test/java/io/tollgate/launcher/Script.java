package io.tollgate.launcher;

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

/** A copy of {@code ./tollgate} in a home of its own, run as a person runs it. */
record Script(Path home) {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PARTS = Path.of("deploy/launcher/src/main/bash");

    /** A home in which nothing has been built. */
    static Script copyInto(Path home) throws IOException {
        Files.createDirectories(home.resolve(PARTS));
        try (Stream<Path> parts = Files.list(ROOT.resolve(PARTS))) {
            for (Path part : parts.toList()) {
                Files.copy(part, home.resolve(PARTS).resolve(part.getFileName()));
            }
        }
        Files.copy(ROOT.resolve("tollgate"), home.resolve("tollgate"), StandardCopyOption.COPY_ATTRIBUTES);
        return new Script(home);
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
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM", "./tollgate"));
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

    record Outcome(int exit, List<String> lines) {}
}
