package io.tollgate.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How hard the books are tried. */
record LedgerOptions(int callers, int gateways, int calls, int rate, Duration outage, BenchOptions stage) {

    static final String USAGE = """
            usage: deploy/bench/ledger [--NAME=VALUE ...]
              --callers=500   at once, over one budget of a dollar
              --gateways=3    processes that they call
              --calls=20000   requests to take Redis' work from
              --rate=1000     requests per second while PostgreSQL is stopped
              --outage=60     seconds for which it is stopped""";

    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("callers", 500);
        DEFAULTS.put("gateways", 3);
        DEFAULTS.put("calls", 20_000);
        DEFAULTS.put("rate", 1_000);
        DEFAULTS.put("outage", 60);
    }

    static LedgerOptions parse(String... arguments) {
        Numbers given = Numbers.parse(DEFAULTS, arguments);
        return new LedgerOptions(
                given.of("callers"),
                given.of("gateways"),
                given.of("calls"),
                given.of("rate"),
                Duration.ofSeconds(given.of("outage")),
                given.stage());
    }
}
