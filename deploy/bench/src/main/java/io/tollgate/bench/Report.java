package io.tollgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything a run found out. */
record Report(
        Instant at, BenchOptions options, List<Sample> samples, Optional<ParityResult> parity, GatewayFacts gateway) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final DateTimeFormatter FILE_NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /**
     * What is known of the gateway's process.
     *
     * @param readyMillis from its start to a ready answer
     * @param residentAtStart megabytes
     * @param residentAtEnd megabytes after the load
     * @param allocated bytes a request, by target: of the gateway and of what else is a JVM of ours
     */
    record GatewayFacts(long readyMillis, long residentAtStart, long residentAtEnd, Map<String, Long> allocated) {

        long allocatedWithEveryPolicy() {
            return allocated.getOrDefault(Table.TOLLGATE, 0L);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        if (!samples.isEmpty()) {
            text.append(Table.of(samples)).append(System.lineSeparator());
        }
        text.append("""
                Gateway: ready after %d ms, %d MB resident at the start, %d MB after the load
                Allocated a request: %s
                """.formatted(
                        gateway.readyMillis(),
                        gateway.residentAtStart(),
                        gateway.residentAtEnd(),
                        gateway.allocated().entrySet().stream()
                                .map(entry -> "%s %.1f KB".formatted(entry.getKey(), entry.getValue() / 1e3))
                                .collect(Collectors.joining(", "))));
        parity.ifPresent(result -> text.append(result.text()));
        return text.toString();
    }

    /** Writes it as JSON with its charts beside it, and returns the JSON file. */
    Path save(Path folder) {
        Path file = folder.resolve(FILE_NAME.format(at) + ".json");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, MAPPER.writeValueAsString(document()) + "\n");
            for (Chart chart : Chart.of(Table.rows(samples))) {
                Files.writeString(folder.resolve(FILE_NAME.format(at) + "-" + chart.name() + ".svg"), chart.svg());
            }
            return file;
        } catch (IOException e) {
            throw new BenchException("the results cannot be written to %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", at.toString());
        document.put("cores", Runtime.getRuntime().availableProcessors());
        document.put("java", System.getProperty("java.version"));
        document.put(
                "settings",
                Map.of(
                        "rounds", options.rounds(),
                        "seconds", options.duration().toSeconds(),
                        "warm_up_seconds", options.warmUp().toSeconds()));
        document.put(
                "gateway",
                Map.of(
                        "ready_ms", gateway.readyMillis(),
                        "resident_mb_at_start", gateway.residentAtStart(),
                        "resident_mb_after_load", gateway.residentAtEnd(),
                        "allocated_bytes_per_request", gateway.allocated()));
        parity.ifPresent(result -> document.put("parity", result));
        document.put("samples", samples);
        return document;
    }

    /** What a later run can be compared with. */
    Baseline baseline() {
        return Baseline.of(Table.rows(samples), gateway.allocatedWithEveryPolicy());
    }

    /** No wrong answer but another gateway's, and rows equal to answers. */
    boolean good() {
        return parity.map(ParityResult::holds).orElse(true)
                && samples.stream()
                        .filter(sample -> !Table.PEERS.contains(sample.target()))
                        .allMatch(sample -> sample.failures().isEmpty());
    }
}
