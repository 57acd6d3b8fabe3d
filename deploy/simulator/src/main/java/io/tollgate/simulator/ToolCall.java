package io.tollgate.simulator;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The call of a tool that a request insists on, with arguments that satisfy the tool's required parameters. */
record ToolCall(String name, String arguments) {

    /** Of the tool that {@code tool_choice} names; else of every tool, or of the first one where one call is wanted. */
    static List<ToolCall> insistedOnBy(JsonNode request) {
        String named = request.at("/tool_choice/function/name").asString("");
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode tool : request.path("tools")) {
            JsonNode function = tool.path("function");
            String name = function.path("name").asString("");
            if (named.isEmpty() || named.equals(name)) {
                calls.add(new ToolCall(name, SchemaExample.of(function.path("parameters"))));
            }
        }
        if (calls.isEmpty()) {
            throw new InvalidRequestException(
                    "tool_choice", "Tool choice '%s' is not among the tools".formatted(named));
        }
        return request.path("parallel_tool_calls").asBoolean(true) ? calls : calls.subList(0, 1);
    }

    /** The tokens this call counts as, by the same rule as prompts. */
    int tokens() {
        return 1 + (name.length() + arguments.length()) / 4;
    }
}
