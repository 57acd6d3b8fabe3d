package io.tollgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A server and its children, and what they have used of the machine. */
record ProcessGroup(ProcessHandle parent) {

    /** The process whose number is the first line of this file. */
    static Optional<ProcessGroup> ofPidFile(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .map(ProcessGroup::new);
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    /** CPU time of those that live now; the kernel counts it in hundredths of a second. */
    Duration cpu() {
        return members()
                .map(member -> member.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Resident memory in MB, 0 where the system does not say. */
    long residentMegabytes() {
        return members().mapToLong(ProcessGroup::residentKilobytes).sum() / 1024;
    }

    /** Sends a signal such as {@code STOP} to all of them. */
    void signal(String name) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        members().forEach(member -> command.add(Long.toString(member.pid())));
        command(command);
    }

    /** Lets a JVM give back what it only kept for later. */
    void collectGarbage() {
        command(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(parent.pid()),
                "GC.run"));
    }

    private static void command(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new BenchException("%s cannot be run: %s".formatted(command.get(0), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while %s ran".formatted(command.get(0)), e);
        }
    }

    private Stream<ProcessHandle> members() {
        return Stream.concat(Stream.of(parent), parent.descendants());
    }

    private static long residentKilobytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException absent) {
            return 0;
        }
    }
}
