package io.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From {@code java} to a ready gateway, with PostgreSQL and Redis already running: as a plain jar, and as it is prepared for a fast start. */
final class StartBench {

    private static final int FIRST_WITH_AOT_CACHE = 25;
    private static final Duration EXTRACTED = Duration.ofMinutes(1);
    private static final Duration TRAINED = Duration.ofMinutes(5);

    private final StartOptions options;
    private final Progress progress = new Progress(System.err);

    StartBench(StartOptions options) {
        this.options = options;
    }

    boolean run() {
        progress.say("starting PostgreSQL and Redis");
        try (Stage stage = Stage.start(options.stage())) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            Map<String, List<String>> ways = ways(stage);
            Map<String, List<Long>> millis = new LinkedHashMap<>();
            for (int time = 0; time < options.times(); time++) {
                ways.forEach((way, command) ->
                        millis.computeIfAbsent(way, unused -> new ArrayList<>()).add(started(stage, command)));
            }
            millis.forEach(StartBench::report);
            return true;
        }
    }

    private Map<String, List<String>> ways(Stage stage) {
        GatewayCommand command = options.stage().gateway();
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put("plain jar", command.of(stage.gatewayJar()));
        String unpacked = unpacked(stage);
        ways.put("unpacked", command.of(unpacked));
        String classes = stage.folder().resolve("classes.jsa").toString();
        train(stage, command.and("-XX:ArchiveClassesAtExit=" + classes).of(unpacked));
        ways.put(
                "unpacked, class data archive",
                command.and("-XX:SharedArchiveFile=" + classes).of(unpacked));
        if (Runtime.version().feature() >= FIRST_WITH_AOT_CACHE) {
            String cache = stage.folder().resolve("cache.aot").toString();
            train(stage, command.and("-XX:AOTCacheOutput=" + cache).of(unpacked));
            ways.put("unpacked, AOT cache", command.and("-XX:AOTCache=" + cache).of(unpacked));
        }
        return ways;
    }

    private String unpacked(Stage stage) {
        Path folder = stage.folder().resolve("app");
        List<String> extract = List.of(
                options.stage().gateway().javaHome().resolve("bin/java").toString(),
                "-Djarmode=tools",
                "-jar",
                stage.gatewayJar(),
                "extract",
                "--destination",
                folder.toString());
        ServerProcess.run("extract", extract, stage.folder().resolve("extract.log"), EXTRACTED);
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM writes what it has learnt when it ends. */
    private void train(Stage stage, List<String> command) {
        progress.say("training run");
        stage.startGateway("training", command).process().stop(TRAINED);
    }

    private long started(Stage stage, List<String> command) {
        Stage.Rival gateway = stage.startGateway("start", command);
        gateway.process().close();
        return gateway.ready().toMillis();
    }

    private static void report(String way, List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%-30s ready after %d ms in the middle, %d to %d%n",
                way, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
