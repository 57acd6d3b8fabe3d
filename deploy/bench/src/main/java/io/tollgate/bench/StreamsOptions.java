package io.tollgate.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many streams are open at once.
 *
 * @param perSecond streams begun each second
 * @param length of a stream
 */
record StreamsOptions(int streams, int perSecond, Duration length, BenchOptions stage) {

    static final String USAGE = """
            usage: deploy/bench/streams [--NAME=VALUE ...]
              --streams=5000     open at once, two chunks a second each
              --per-second=250   streams begun each second
              --length=60        seconds that each of them lasts""";

    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("streams", 5_000);
        DEFAULTS.put("per-second", 250);
        DEFAULTS.put("length", 60);
    }

    static StreamsOptions parse(String... arguments) {
        Numbers given = Numbers.parse(DEFAULTS, arguments);
        StreamsOptions options = new StreamsOptions(
                given.of("streams"), given.of("per-second"), Duration.ofSeconds(given.of("length")), given.stage());
        if (options.beginning().compareTo(options.length()) >= 0) {
            throw new BenchException(
                    "--length is '%d'; by then the last of %d streams, %d a second, would not have begun"
                            .formatted(options.length().toSeconds(), options.streams(), options.perSecond()));
        }
        return options;
    }

    /** Until all of them have begun. */
    Duration beginning() {
        return Duration.ofMillis(1_000L * streams / perSecond);
    }
}
