package io.tollgate.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Where the simulator listens (port 0: any free one) and how its providers behave at first, by slug. */
public record SimulatorOptions(String host, int port, Map<String, Behaviour> behaviours) {

    private static final Duration DEMO_CHUNK_DELAY = Duration.ofMillis(20);

    public SimulatorOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is %d; it must be between 0 and 65535".formatted(port));
        }
        behaviours = Map.copyOf(behaviours);
    }

    /** Any free port, no delay. */
    public static SimulatorOptions instant() {
        return new SimulatorOptions("127.0.0.1", 0, Map.of());
    }

    /** The same with other first behaviours. */
    public SimulatorOptions behaving(Map<String, Behaviour> newBehaviours) {
        return new SimulatorOptions(host, port, newBehaviours);
    }

    /** The pace of real providers, each its own. */
    public static Map<String, Behaviour> demoPace() {
        return Map.of("alder", demo(180), "birch", demo(260), "cedar", demo(390));
    }

    private static Behaviour demo(int latencyMs) {
        return Behaviour.INSTANT.paced(Duration.ofMillis(latencyMs), DEMO_CHUNK_DELAY);
    }

    /**
     * From {@code --host}, {@code --port} and {@code --pace} ({@code none}, {@code demo} or milliseconds before the first
     * byte), each of which defaults to {@code TOLLGATE_SIMULATOR_HOST}, {@code _PORT} and {@code _PACE}.
     */
    static SimulatorOptions parse(String[] arguments, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>(Map.of("host", "127.0.0.1", "port", "9099", "pace", "none"));
        given.replaceAll((name, value) -> environment.getOrDefault("TOLLGATE_SIMULATOR_" + upper(name), value));
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            String name = parts[0].replaceFirst("^--", "");
            if (parts.length < 2 || !given.containsKey(name)) {
                throw new IllegalArgumentException(
                        "'%s' is not known; use --host=HOST, --port=PORT, --pace=none|demo|MILLISECONDS"
                                .formatted(argument));
            }
            given.put(name, parts[1]);
        }
        return new SimulatorOptions(
                given.getOrDefault("host", ""),
                number("port", given.getOrDefault("port", "")),
                pace(given.getOrDefault("pace", "")));
    }

    private static Map<String, Behaviour> pace(String value) {
        if (value.equals("none")) {
            return Map.of();
        }
        if (value.equals("demo")) {
            return demoPace();
        }
        Behaviour slow = Behaviour.INSTANT.paced(Duration.ofMillis(number("pace", value)), Duration.ZERO);
        return Map.of("alder", slow, "birch", slow, "cedar", slow);
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("--%s is '%s'; it must be a number".formatted(name, value), notANumber);
        }
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
