package io.tollgate.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** The name with which this benchmark is asked for. */
    static final String COMMAND = "ledger";

    static LedgerOptions parse(String... arguments) {
        Map<String, Integer> given = new LinkedHashMap<>(DEFAULTS);
        List<String> others = new ArrayList<>();
        for (String argument : arguments) {
            String[] parts = argument.replaceFirst("^--", "").split("=", 2);
            if (parts.length == 2 && given.containsKey(parts[0])) {
                given.put(parts[0], number(parts[0], parts[1]));
            } else if (!argument.equals(COMMAND)) {
                others.add(argument);
            }
        }
        return new LedgerOptions(
                value(given, "callers"),
                value(given, "gateways"),
                value(given, "calls"),
                value(given, "rate"),
                Duration.ofSeconds(value(given, "outage")),
                BenchOptions.parse(others.toArray(String[]::new)));
    }

    private static int value(Map<String, Integer> given, String name) {
        return given.getOrDefault(name, 0);
    }

    private static int number(String name, String text) {
        try {
            int value = Integer.parseInt(text);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new BenchException("--%s is '%s'; it must be a number above 0".formatted(name, text));
    }
}
