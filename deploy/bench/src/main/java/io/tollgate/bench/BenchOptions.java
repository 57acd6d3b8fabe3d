package io.tollgate.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What to measure, for how long; all of it bounded. */
record BenchOptions(
        Path root,
        int rounds,
        Duration duration,
        Duration warmUp,
        List<Integer> connections,
        int rate,
        int streamRate,
        boolean prompts,
        boolean portkey,
        boolean litellm,
        boolean floor,
        boolean busyAllowed,
        int rows,
        String nginx,
        String gatewayOptions,
        String rival,
        String rivalOptions,
        String rivalJava,
        String cpus,
        BaselineUse baseline) {

    /** What is done with {@link Baseline}. */
    enum BaselineUse {
        NO,
        CHECK,
        WRITE
    }

    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("root", ".");
        DEFAULTS.put("rounds", "3");
        DEFAULTS.put("seconds", "5");
        DEFAULTS.put("warm-up", "60");
        DEFAULTS.put("connections", "1,16,64");
        DEFAULTS.put("rate", "1000");
        DEFAULTS.put("stream-rate", "100");
        DEFAULTS.put("prompts", "yes");
        DEFAULTS.put("portkey", "no");
        DEFAULTS.put("litellm", "no");
        DEFAULTS.put("floor", "no");
        DEFAULTS.put("busy", "no");
        DEFAULTS.put("rows", "10000");
        DEFAULTS.put("nginx", "nginx");
        DEFAULTS.put("gateway-options", "");
        DEFAULTS.put("rival", "no");
        DEFAULTS.put("rival-options", "");
        DEFAULTS.put("rival-java", "");
        DEFAULTS.put("cpus", "");
        DEFAULTS.put("baseline", "no");
    }

    static final String USAGE = """
            usage: deploy/bench/run [--quick] [--NAME=VALUE ...]
              --rounds=3             interleaved rounds over all targets
              --seconds=5            length of each measurement
              --warm-up=60           seconds of load on the gateway before the first measurement, and half as many of streams where
                                     they are measured; the others get a sixth
              --connections=1,16,64  closed loops: as fast as answers come over so many connections
              --rate=1000            open loop: requests per second, whatever the answers do; 0 leaves it out
              --stream-rate=100      streams begun per second, of half a second each; 0 leaves streams out
              --prompts=yes          also requests of 10 and 100 KB
              --portkey=no           yes: beside Portkey's gateway, which npm fetches the first time
              --litellm=no           yes: beside LiteLLM's proxy, which pip fetches the first time
              --floor=no             yes: beside the smallest proxies on Reactor Netty and on Spring WebFlux
              --busy=no              yes: measure although the machine has other work
              --rows=10000           requests of the row parity check; 0 leaves it out
              --nginx=nginx          the program to run as bare proxy, if there is one
              --gateway-options=     further options for the gateway's java
              --rival=no             yes: beside a second gateway; or its jar, such as one built from another commit
              --rival-options=       further options for the second gateway's java
              --rival-java=          the JDK's folder that the second gateway runs on; without it, this one's
              --cpus=                processors that the gateways are held on, such as 0 or 0,1 (by taskset)
              --baseline=no          check: end with 1 when a request costs 15 % more than deploy/bench/baseline.json says; write:
                                     measure that file anew
              --quick                one round of 2 seconds after 5 of warm-up""";

    static BenchOptions parse(String... arguments) {
        Map<String, String> given = new LinkedHashMap<>(DEFAULTS);
        for (String argument : arguments) {
            if (argument.equals("--quick")) {
                given.putAll(Map.of("rounds", "1", "seconds", "2", "warm-up", "5"));
            } else {
                put(given, argument);
            }
        }
        return new BenchOptions(
                Path.of(text(given, "root")).toAbsolutePath().normalize(),
                number(given, "rounds", 0, 100),
                Duration.ofSeconds(number(given, "seconds", 1, 300)),
                Duration.ofSeconds(number(given, "warm-up", 0, 300)),
                numbers(given, "connections", 512),
                number(given, "rate", 0, 100_000),
                number(given, "stream-rate", 0, 200),
                flag(given, "prompts"),
                flag(given, "portkey"),
                flag(given, "litellm"),
                flag(given, "floor"),
                flag(given, "busy"),
                number(given, "rows", 0, 1_000_000),
                text(given, "nginx"),
                text(given, "gateway-options"),
                text(given, "rival"),
                text(given, "rival-options"),
                text(given, "rival-java"),
                text(given, "cpus"),
                baseline(text(given, "baseline")));
    }

    /** How the gateway is started. */
    GatewayCommand gateway() {
        return GatewayCommand.with(cpus, gatewayOptions);
    }

    /** How the second gateway is started. */
    GatewayCommand rivalGateway() {
        return GatewayCommand.with(cpus, rivalOptions).on(rivalJava);
    }

    /** The second gateway's jar, where there is to be one; the gateway's own is as good as any. */
    Optional<String> rivalJar(String own) {
        return switch (rival) {
            case "no" -> Optional.empty();
            case "yes" -> Optional.of(own);
            default -> Optional.of(rival);
        };
    }

    private static void put(Map<String, String> given, String argument) {
        String[] parts = argument.replaceFirst("^--", "").split("=", 2);
        if (parts.length < 2 || !given.containsKey(parts[0])) {
            throw new BenchException("'%s' is not known%n%s".formatted(argument, USAGE));
        }
        given.put(parts[0], parts[1]);
    }

    private static String text(Map<String, String> given, String name) {
        return given.getOrDefault(name, "");
    }

    private static BaselineUse baseline(String text) {
        return Arrays.stream(BaselineUse.values())
                .filter(use -> use.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new BenchException("--baseline is '%s'; it must be no, check or write".formatted(text)));
    }

    private static boolean flag(Map<String, String> given, String name) {
        return switch (text(given, name)) {
            case "yes" -> true;
            case "no" -> false;
            default ->
                throw new BenchException("--%s is '%s'; it must be yes or no".formatted(name, text(given, name)));
        };
    }

    private static int number(Map<String, String> given, String name, int least, int most) {
        return number(name, text(given, name), least, most);
    }

    private static List<Integer> numbers(Map<String, String> given, String name, int most) {
        return Arrays.stream(text(given, name).split(",", -1))
                .filter(part -> !part.isBlank())
                .map(part -> number(name, part, 1, most))
                .toList();
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new BenchException("--%s is '%s'; it must be a number from %d to %d".formatted(name, text, least, most));
    }
}
