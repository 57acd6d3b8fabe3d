package io.tollgate.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tollgate.bench.load.LoadResult;
import java.util.Map;
import java.util.Optional;

/** One measurement of one target; latencies in microseconds from the intended start, CPU in microseconds a request. */
record Sample(
        @JsonProperty("round") int round,
        @JsonProperty("load") String load,
        @JsonProperty("target") String target,
        @JsonProperty("answered") long answered,
        @JsonProperty("failures") Map<String, Long> failures,
        @JsonProperty("per_second") double perSecond,
        @JsonProperty("p50_us") double p50,
        @JsonProperty("p90_us") double p90,
        @JsonProperty("p99_us") double p99,
        @JsonProperty("max_us") double max,
        @JsonProperty("stream") Optional<Stream> stream,
        @JsonProperty("cpu_us_per_request") double cpu,
        @JsonProperty("cpu_us_per_request_behind") Map<String, Double> cpuBehind) {

    /** How a stream's pieces came: microseconds to the first and between two, and how many there were. */
    record Stream(
            @JsonProperty("first_p50_us") double firstP50,
            @JsonProperty("first_p99_us") double firstP99,
            @JsonProperty("gap_p50_us") double gapP50,
            @JsonProperty("gap_p99_us") double gapP99,
            @JsonProperty("pieces") double pieces) {}

    static Sample of(
            int round, Workload workload, String target, LoadResult result, double cpu, Map<String, Double> cpuBehind) {
        return new Sample(
                round,
                workload.title(),
                target,
                result.answered(),
                result.failures(),
                result.perSecond(),
                result.micros(50),
                result.micros(90),
                result.micros(99),
                result.micros(100),
                workload.streamed() ? Optional.of(stream(result)) : Optional.empty(),
                cpu,
                cpuBehind);
    }

    private static Stream stream(LoadResult result) {
        var pieces = result.pieces();
        return new Stream(
                pieces.firstMicros(50),
                pieces.firstMicros(99),
                pieces.gapMicros(50),
                pieces.gapMicros(99),
                pieces.each());
    }
}
