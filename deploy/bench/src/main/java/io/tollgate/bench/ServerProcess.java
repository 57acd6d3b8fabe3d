package io.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, whose output goes into a file. */
final class ServerProcess implements AutoCloseable {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final int POLL_MILLIS = 50;

    private final String name;
    private final Process process;
    private final Path log;

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static ServerProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new ServerProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new BenchException("%s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** Runs a program that ends by itself, and well. */
    static void run(String name, List<String> command, Path log, Duration limit) {
        try (ServerProcess running = start(name, command, Map.of(), log)) {
            running.awaitEnd(limit);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the address answers with a status below 300, and returns how long that took. */
    Duration awaitReady(URI address, Duration limit) {
        long begun = System.nanoTime();
        HttpClient client = HttpClient.newHttpClient();
        while (!answers(client, address)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            if (ended() || waited.compareTo(limit) > 0) {
                throw new BenchException("%s %s; its log: %s%n%s"
                        .formatted(
                                name,
                                ended() ? "ended" : "is not ready after " + limit.toSeconds() + " s",
                                log,
                                tail()));
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new BenchException("%s failed; its log: %s%n%s".formatted(name, log, tail()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while waiting for " + name, e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private boolean answers(HttpClient client, URI address) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(REQUEST_TIMEOUT).build();
            if (client.send(request, BodyHandlers.discarding()).statusCode() < 300) {
                return true;
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            return false;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while waiting for " + name, e);
        }
    }

    private boolean ended() {
        try {
            return process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** How a process that ends by itself ended. */
    record Ended(int exit, String lastLine) {}

    /** Waits for the end. */
    Ended end(Duration limit) {
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new BenchException("%s did not end within %d s".formatted(name, limit.toSeconds()));
            }
            List<String> lines = Files.readAllLines(log);
            return new Ended(process.exitValue(), lines.isEmpty() ? "" : lines.get(lines.size() - 1));
        } catch (IOException e) {
            throw new BenchException("the output of %s cannot be read".formatted(name), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while waiting for " + name, e);
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        stop(STOP_TIMEOUT);
    }

    /** Asks it to end, and ends it when it takes longer. */
    void stop(Duration limit) {
        process.destroy();
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
