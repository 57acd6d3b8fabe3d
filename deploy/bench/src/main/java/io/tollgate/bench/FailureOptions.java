package io.tollgate.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long one of the providers fails, and under which load.
 *
 * @param rate streams begun per second
 * @param calm before it fails
 * @param recovery watched after it works again
 */
record FailureOptions(int rate, Duration calm, Duration outage, Duration recovery, BenchOptions stage) {

    static final String USAGE = """
            usage: deploy/bench/failures [--NAME=VALUE ...]
              --rate=300     streams begun per second
              --calm=10      seconds before one of three providers fails
              --outage=20    seconds for which it fails
              --recovery=40  seconds for which it is watched afterwards""";

    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("rate", 300);
        DEFAULTS.put("calm", 10);
        DEFAULTS.put("outage", 20);
        DEFAULTS.put("recovery", 40);
    }

    static FailureOptions parse(String... arguments) {
        Numbers given = Numbers.parse(DEFAULTS, arguments);
        return new FailureOptions(
                given.of("rate"),
                Duration.ofSeconds(given.of("calm")),
                Duration.ofSeconds(given.of("outage")),
                Duration.ofSeconds(given.of("recovery")),
                given.stage());
    }

    /** Of one failure, from the first request to the last. */
    Duration whole() {
        return calm.plus(outage).plus(recovery);
    }
}
