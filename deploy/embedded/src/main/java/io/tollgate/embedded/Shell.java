package io.tollgate.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs the servers' own programs with their output in a log file, never in our pipes: a server must outlive nobody's terminal. */
record Shell(Path log) {

    /** The exit code; the program's output is appended to the log. */
    int run(List<String> command) {
        try {
            return start(command).waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while running " + command.get(0), e);
        }
    }

    Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot run " + command.get(0) + " (" + e.getMessage() + ")", e);
        }
    }

    /** The log's last line that contains one of the words, from there on (pg_ctl only ever says that it failed), or a pointer to the log. */
    String complaint(String... words) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.startsWith("pg_ctl:"))
                    .flatMap(line -> Stream.of(words)
                            .filter(line::contains)
                            .limit(1)
                            .map(word -> line.substring(line.indexOf(word))))
                    .reduce((first, second) -> second)
                    .map(complaint -> complaint + "; all of it in " + log)
                    .orElse("see " + log);
        } catch (IOException e) {
            return "see " + log;
        }
    }

    static List<String> command(List<String> prefix, String... rest) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(rest));
        return command;
    }
}
