package io.tollgate.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the launcher tells the demo.
 *
 * @param gateway where the gateway answers
 * @param shown the gateway's address as a person types it
 * @param simulator where the simulated providers answer
 * @param state the file that keeps the demo's login and key for the next start
 */
record DemoOptions(URI gateway, String shown, String simulator, Path state, String operatorToken) {

    static DemoOptions parse(String[] arguments, Map<String, String> environment) {
        Map<String, String> values = Stream.of(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length < 2 ? "" : pair[1]));
        Function<String, String> required = name -> required(name, values.getOrDefault(name, ""));
        return new DemoOptions(
                URI.create(required.apply("--gateway")),
                required.apply("--shown"),
                required.apply("--simulator"),
                Path.of(required.apply("--state")),
                required("TOLLGATE_OPERATOR_TOKEN", environment.getOrDefault("TOLLGATE_OPERATOR_TOKEN", "")));
    }

    private static String required(String name, String value) {
        if (value.isBlank()) {
            throw new DemoException(name + " is missing");
        }
        return value;
    }
}
