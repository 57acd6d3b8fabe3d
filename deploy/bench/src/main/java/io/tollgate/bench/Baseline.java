package io.tollgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request may cost: kept beside the benchmark, so that a change that makes requests dearer is noticed when it is made.
 *
 * @param cpuRatios CPU of a request as a multiple of nginx's for the same load in the same run, by {@code load, target}: a
 *     ratio holds on other machines, microseconds do not
 * @param allocatedBytes of a request
 */
record Baseline(Map<String, Double> cpuRatios, long allocatedBytes) {

    /** What two runs of the same build may differ by. */
    private static final double TOLERANCE = 0.15;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Baseline {
        cpuRatios = new TreeMap<>(cpuRatios);
    }

    static Path file(Path root) {
        return root.resolve("deploy/bench/baseline.json");
    }

    /** Of what was measured; a load that nginx was not measured at has no ratio. */
    static Baseline of(List<Row> rows, long allocatedBytes) {
        Map<String, Double> ratios = new TreeMap<>();
        for (Row row : rows) {
            if (List.of(Table.TOLLGATE, Table.PROXY_ONLY).contains(row.target())) {
                rows.stream()
                        .filter(other -> other.target().equals(Table.NGINX)
                                && other.load().equals(row.load())
                                && other.cpu() > 0)
                        .forEach(nginx -> ratios.put(
                                row.load() + ", " + row.target(), Math.round(row.cpu() / nginx.cpu() * 100) / 100.0));
            }
        }
        return new Baseline(ratios, allocatedBytes);
    }

    static Baseline read(Path file) {
        try {
            return MAPPER.readValue(Files.readString(file), Baseline.class);
        } catch (IOException | JacksonException e) {
            throw new BenchException(
                    "%s cannot be read: %s; --baseline=write makes it".formatted(file, e.getMessage()), e);
        }
    }

    void write(Path file) {
        if (cpuRatios.isEmpty()) {
            throw new BenchException("nothing was measured beside nginx: there is nothing to keep as a baseline");
        }
        try {
            Files.writeString(file, MAPPER.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new BenchException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** What has become dearer than two runs of the same build differ, or was not measured; one line each. */
    List<String> exceededBy(Baseline now) {
        List<String> lines = new ArrayList<>();
        cpuRatios.forEach((name, before) -> {
            Double ratio = now.cpuRatios.get(name);
            if (ratio == null) {
                lines.add("%s: not measured beside nginx".formatted(name));
            } else if (ratio > before * (1 + TOLERANCE)) {
                lines.add("%s: %.1f times nginx's CPU, %.1f before".formatted(name, ratio, before));
            }
        });
        if (now.allocatedBytes > allocatedBytes * (1 + TOLERANCE)) {
            lines.add("%.0f KB allocated a request, %.0f before"
                    .formatted(now.allocatedBytes / 1e3, allocatedBytes / 1e3));
        }
        return lines;
    }
}
