package io.tollgate.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of a benchmark that are numbers above 0, and what is left for the stage that it plays on. */
record Numbers(Map<String, Integer> values, List<String> others) {

    /** @param defaults the options that there are */
    static Numbers parse(Map<String, Integer> defaults, String... arguments) {
        Map<String, Integer> given = new LinkedHashMap<>(defaults);
        List<String> others = new ArrayList<>();
        for (String argument : arguments) {
            String[] parts = argument.replaceFirst("^--", "").split("=", 2);
            if (parts.length == 2 && given.containsKey(parts[0])) {
                given.put(parts[0], number(parts[0], parts[1]));
            } else {
                others.add(argument);
            }
        }
        return new Numbers(given, others);
    }

    int of(String name) {
        return values.getOrDefault(name, 0);
    }

    BenchOptions stage() {
        return BenchOptions.parse(others.toArray(String[]::new));
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
