package io.tollgate.api.canonical;

import io.tollgate.routing.json.Json;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the tools of a request in another protocol as those of a chat. */
public final class ToolList {

    private ToolList() {}

    /**
     * Adds the request's tools to the chat, where there are any.
     *
     * @param tool writes one, given its place in the request
     * @return whether there are
     */
    public static boolean write(JsonNode request, ObjectNode chat, BiFunction<String, JsonNode, ObjectNode> tool) {
        ArrayNode tools = JsonNodeFactory.instance.arrayNode();
        int place = 0;
        for (JsonNode described : Json.items(request.path("tools"))) {
            tools.add(tool.apply("tools[" + place + "]", described));
            place++;
        }
        if (!tools.isEmpty()) {
            chat.set("tools", tools);
        }
        return !tools.isEmpty();
    }

    /** Makes the model call this one. */
    public static void choose(ObjectNode chat, String name) {
        chat.putObject("tool_choice")
                .put("type", "function")
                .putObject("function")
                .put("name", name);
    }
}
