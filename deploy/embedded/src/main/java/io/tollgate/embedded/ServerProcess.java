package io.tollgate.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A process named by a pid file, and proven to be the server meant before anything is sent to it. */
record ServerProcess(ProcessHandle handle, Predicate<ProcessHandle.Info> identity) {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 20;

    /** Empty when the file is absent or unreadable, or the pid belongs to nobody or to some other program. */
    static Optional<ServerProcess> of(Path pidFile, Predicate<ProcessHandle.Info> identity) {
        return readPid(pidFile)
                .flatMap(ProcessHandle::of)
                .map(handle -> new ServerProcess(handle, identity))
                .filter(ServerProcess::isRunning);
    }

    /** A dead process that nobody has reaped yet has no program any more, and counts as not running. */
    boolean isRunning() {
        return handle.isAlive() && identity.test(handle.info());
    }

    /** Sends SIGTERM, and SIGKILL to what does not follow. */
    void terminate() {
        handle.destroy();
        if (!await(() -> !isRunning(), GRACE)) {
            kill();
        }
    }

    void kill() {
        handle.destroyForcibly();
        await(() -> !isRunning(), GRACE);
    }

    /** Asks until the condition holds; false when the time is over. */
    static boolean await(BooleanSupplier condition, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while waiting for an embedded server", e);
        }
    }

    private static Optional<Long> readPid(Path pidFile) {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
