package io.tollgate.simulator;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The call of a tool that a request insists on, with arguments that satisfy the tool's required parameters. */
record ToolCall(String name, String arguments) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The tool that {@code tool_choice} names, or the first one. */
    static ToolCall chosenBy(byte[] body) {
        JsonNode request = MAPPER.readTree(body);
        String named = request.at("/tool_choice/function/name").asString("");
        for (JsonNode tool : request.path("tools")) {
            JsonNode function = tool.path("function");
            String name = function.path("name").asString("");
            if (named.isEmpty() || named.equals(name)) {
                return new ToolCall(name, arguments(function.path("parameters")));
            }
        }
        throw new InvalidRequestException("tool_choice", "Tool choice '%s' is not among the tools".formatted(named));
    }

    private static String arguments(JsonNode schema) {
        ObjectNode arguments = MAPPER.createObjectNode();
        for (JsonNode required : schema.path("required")) {
            String property = required.asString();
            arguments.set(property, example(schema.path("properties").path(property)));
        }
        return MAPPER.writeValueAsString(arguments);
    }

    private static JsonNode example(JsonNode schema) {
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum").get(0);
        }
        return switch (schema.path("type").asString("string")) {
            case "integer", "number" -> MAPPER.valueToTree(7);
            case "boolean" -> MAPPER.valueToTree(true);
            case "array" -> MAPPER.createArrayNode();
            case "object" -> MAPPER.valueToTree(Map.of());
            default -> MAPPER.valueToTree("toll");
        };
    }

    /** The tokens this call counts as, by the same rule as prompts. */
    int tokens() {
        return 1 + (name.length() + arguments.length()) / 4;
    }
}
