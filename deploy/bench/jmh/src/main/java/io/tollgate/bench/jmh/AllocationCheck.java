package io.tollgate.bench.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a step allocates more than what is kept beside the benchmarks says. How much a step allocates hardly depends on the
 * machine or on what else it does, unlike how long it takes, so that short runs will do.
 */
final class AllocationCheck {

    /** What two runs of the same build may differ by: now and then the compiler comes to other conclusions. */
    private static final double TOLERANCE = 0.15;

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AllocationCheck() {}

    /**
     * Ends with 1 where a step allocates more than a tolerance above the file, or is not in it.
     *
     * @param arguments {@code check} or {@code write}, and the file: bytes by benchmark and parameters
     */
    public static void main(String[] arguments) throws RunnerException {
        Path file = Path.of(arguments[1]);
        Map<String, Long> now = measure();
        if (arguments[0].equals("write")) {
            write(file, now);
        } else {
            Map<String, Long> before = read(file);
            now.forEach((step, bytes) -> System.out.printf("%,10d bytes   %s%n", bytes, step));
            long dearer = now.entrySet().stream()
                    .filter(step -> isDearer(step.getKey(), step.getValue(), before))
                    .count();
            System.exit(dearer == 0 ? 0 : 1);
        }
    }

    private static boolean isDearer(String step, long bytes, Map<String, Long> before) {
        Long usual = before.get(step);
        boolean dearer = usual == null || bytes > usual * (1 + TOLERANCE);
        if (dearer) {
            String instead = usual == null ? "and is not in the file" : "%,d before".formatted(usual);
            System.err.printf("%s allocates %,d bytes, %s%n", step, bytes, instead);
        }
        return dearer;
    }

    private static Map<String, Long> measure() throws RunnerException {
        Options options = new OptionsBuilder()
                .addProfiler(GCProfiler.class)
                .warmupIterations(3)
                .measurementIterations(2)
                .measurementTime(TimeValue.milliseconds(500))
                .shouldFailOnError(true)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        return results.stream()
                .collect(Collectors.toMap(
                        AllocationCheck::name, AllocationCheck::allocated, (one, other) -> other, TreeMap::new));
    }

    /** Such as {@code PlanningBenchmark.plan, strategy=PRICE}. */
    private static String name(RunResult result) {
        String[] path = result.getParams().getBenchmark().split("\\.");
        String parameters = result.getParams().getParamsKeys().stream()
                .map(key -> ", " + key + "=" + result.getParams().getParam(key))
                .collect(Collectors.joining());
        return path[path.length - 2] + "." + path[path.length - 1] + parameters;
    }

    private static long allocated(RunResult result) {
        return Math.round(Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED))
                .getScore());
    }

    private static Map<String, Long> read(Path file) {
        try {
            return MAPPER.readerForMapOf(Long.class).readValue(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, Map<String, Long> bytes) {
        try {
            Files.writeString(file, MAPPER.writeValueAsString(bytes) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
