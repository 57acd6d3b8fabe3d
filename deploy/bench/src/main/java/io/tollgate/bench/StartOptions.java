package io.tollgate.bench;

import java.util.Map;

/** How often each way to start is tried. */
record StartOptions(int times, BenchOptions stage) {

    static final String USAGE = """
            usage: deploy/bench/start [--NAME=VALUE ...]
              --times=5   starts of each kind, in turn; the JDK is that of JAVA_HOME""";

    static StartOptions parse(String... arguments) {
        Numbers given = Numbers.parse(Map.of("times", 5), arguments);
        return new StartOptions(given.of("times"), given.stage());
    }
}
