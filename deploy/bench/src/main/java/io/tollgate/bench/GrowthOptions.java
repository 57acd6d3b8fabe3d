package io.tollgate.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How large things grow.
 *
 * @param keys of the largest organization; another has a hundredth of them, and the one that both are compared with has one
 * @param offerings of the whole catalogue in the end, ten of each model
 */
record GrowthOptions(int keys, int offerings, int rounds, Duration duration, BenchOptions stage) {

    static final String USAGE = """
            usage: deploy/bench/growth [--NAME=VALUE ...]
              --keys=100000      of the largest organization, each of which is used in turn
              --offerings=1000   in the catalogue in the end
              --rounds=5         interleaved rounds over all targets
              --seconds=5        length of each measurement""";

    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("keys", 100_000);
        DEFAULTS.put("offerings", 1_000);
        DEFAULTS.put("rounds", 5);
        DEFAULTS.put("seconds", 5);
    }

    static GrowthOptions parse(String... arguments) {
        Numbers given = Numbers.parse(DEFAULTS, arguments);
        return new GrowthOptions(
                given.of("keys"),
                given.of("offerings"),
                given.of("rounds"),
                Duration.ofSeconds(given.of("seconds")),
                given.stage());
    }
}
