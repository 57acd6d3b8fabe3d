package io.tollgate.routing.provider.chat;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Values of parameters that ask for nothing, so that they can be left out without a word. */
public final class Neutral {

    private static final Map<String, Set<String>> VALUES = Map.ofEntries(
            Map.entry("n", Set.of("1")),
            Map.entry("frequency_penalty", Set.of("0")),
            Map.entry("presence_penalty", Set.of("0")),
            Map.entry("top_p", Set.of("1")),
            Map.entry("logprobs", Set.of("false")),
            Map.entry("top_logprobs", Set.of("0")),
            Map.entry("parallel_tool_calls", Set.of("true")),
            Map.entry("verbosity", Set.of("medium")),
            Map.entry("tool_choice", Set.of("auto")),
            Map.entry("function_call", Set.of("auto", "none")));

    private Neutral() {}

    /** Whether this parameter's value is one. */
    public static boolean is(String name, JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        // Empty options turn the search on.
        if (value.isContainer() && value.isEmpty()) {
            return !name.equals("web_search_options");
        }
        boolean textOnly = name.equals("modalities")
                && value.size() == 1
                && value.path(0).asString("").equals("text");
        return textOnly || VALUES.getOrDefault(name, Set.of()).contains(written(value));
    }

    private static String written(JsonNode value) {
        if (value.isNumber()) {
            double number = value.doubleValue();
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
        return value.asString("");
    }
}
