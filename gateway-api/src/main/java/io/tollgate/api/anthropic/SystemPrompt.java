package io.tollgate.api.anthropic;

import io.tollgate.routing.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The system prompt as the first message: one text, or the parts that it was cut into. */
final class SystemPrompt {

    private SystemPrompt() {}

    static void of(JsonNode system, ArrayNode messages) {
        if (system.isString() && !system.stringValue().isEmpty()) {
            message(messages).put("content", system.stringValue());
        }
        TextParts parts = new TextParts();
        int place = 0;
        for (JsonNode block : Json.items(system)) {
            parts.add("system[" + place + "]", block);
            place++;
        }
        if (!parts.isEmpty()) {
            message(messages).set("content", parts.content());
        }
    }

    private static ObjectNode message(ArrayNode messages) {
        return messages.addObject().put("role", "system");
    }
}
