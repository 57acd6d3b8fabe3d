package io.tollgate.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** One measurement of one target; latencies in microseconds from the intended start, CPU in microseconds a request. */
record Sample(
        @JsonProperty("round") int round,
        @JsonProperty("shape") String shape,
        @JsonProperty("target") String target,
        @JsonProperty("answered") long answered,
        @JsonProperty("failures") Map<String, Long> failures,
        @JsonProperty("per_second") double perSecond,
        @JsonProperty("p50_us") double p50,
        @JsonProperty("p90_us") double p90,
        @JsonProperty("p99_us") double p99,
        @JsonProperty("max_us") double max,
        @JsonProperty("cpu_us_per_request") double cpu,
        @JsonProperty("cpu_us_per_request_behind") Map<String, Double> cpuBehind) {}
