package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import tools.jackson.databind.JsonNode;

/** Reads the calls of tools that a model has made. */
final class ToolUses {

    private ToolUses() {}

    static ChatPart.ToolUse read(String field, JsonNode call) {
        JsonNode function = call.path("function");
        return new ChatPart.ToolUse(
                Json.string(call, "id"),
                Json.string(function, "name"),
                input(field + ".function.arguments", function.path("arguments")),
                call,
                call.path("cache_control"));
    }

    private static JsonNode input(String field, JsonNode arguments) {
        JsonNode input = arguments.isObject() ? arguments : Json.arguments(arguments.asString(""));
        if (!input.isObject()) {
            throw new Untranslatable(field, "It is not the text of a JSON object, which this provider insists on.");
        }
        return input;
    }
}
