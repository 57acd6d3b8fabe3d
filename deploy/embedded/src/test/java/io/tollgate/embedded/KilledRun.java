package io.tollgate.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that starts both servers, tells where they are, and then waits to be killed. */
final class KilledRun {

    private static final String MARK = "servers: ";

    private KilledRun() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedServers servers = EmbeddedServers.kept(Path.of(arguments[0]), Path.of(arguments[1]));
        System.out.println(MARK + servers.postgresUrl() + " " + servers.redisUrl());
        Thread.currentThread().join();
    }

    /** What the killed process left behind. */
    record Orphans(String postgresUrl, String redisUrl) {}

    /** Runs the process on the folder, and the work on its servers; then kills it as {@code kill -9} does. */
    static Orphans on(Path folder, Path binaries, Work work) throws Exception {
        Process process = start(folder, binaries);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String[] urls = output.lines()
                    .filter(line -> line.startsWith(MARK))
                    .map(line -> line.substring(MARK.length()).split(" ", 2))
                    .findFirst()
                    .orElseThrow();
            Orphans servers = new Orphans(urls[0], urls[1]);
            work.with(servers);
            return servers;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @FunctionalInterface
    interface Work {
        void with(Orphans servers) throws Exception;
    }

    private static Process start(Path folder, Path binaries) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        folder.toString(),
                        binaries.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
