package io.tollgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How busy this machine is with other work. */
final class Machine {

    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final int WATCHED_SECONDS = 3;

    /** Columns of the kernel's line: idle, and waiting for a disk. */
    private static final int IDLE = 4;

    private static final int IO_WAIT = 5;

    private Machine() {}

    private record Ticks(long idle, long all) {}

    /** The percentage of all cores that was in use over the next three seconds; empty where the system does not say. */
    static Optional<Double> busyPercent() {
        try {
            Ticks before = read();
            TimeUnit.SECONDS.sleep(WATCHED_SECONDS);
            Ticks after = read();
            long passed = after.all() - before.all();
            return passed == 0
                    ? Optional.empty()
                    : Optional.of(100.0 * (passed - (after.idle() - before.idle())) / passed);
        } catch (IOException unknown) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while the machine was watched", e);
        }
    }

    private static Ticks read() throws IOException {
        String[] columns = Files.readAllLines(STATISTICS).get(0).split("\\s+", -1);
        long all = 0;
        for (int i = 1; i < columns.length; i++) {
            all += Long.parseLong(columns[i]);
        }
        return new Ticks(Long.parseLong(columns[IDLE]) + Long.parseLong(columns[IO_WAIT]), all);
    }
}
