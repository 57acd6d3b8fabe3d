package io.tollgate.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be measured; asked for by its name among the arguments, the comparison by none. */
enum Scenario {
    COMPARISON(BenchOptions.USAGE),
    LEDGER(LedgerOptions.USAGE),
    FAILURES(FailureOptions.USAGE),
    STREAMS(StreamsOptions.USAGE),
    GROWTH(GrowthOptions.USAGE),
    START(StartOptions.USAGE);

    private final String usage;

    Scenario(String usage) {
        this.usage = usage;
    }

    static Scenario of(String... arguments) {
        return Arrays.stream(values())
                .filter(scenario -> List.of(arguments).contains(scenario.word()))
                .findFirst()
                .orElse(COMPARISON);
    }

    String usage() {
        return usage;
    }

    String[] optionsAmong(String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !argument.equals(word()))
                .toArray(String[]::new);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
