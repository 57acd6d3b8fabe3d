package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A tool that the caller runs, or one of the provider's own.
 *
 * @param parameters a schema; missing where the tool takes none
 * @param strict whether arguments must fit the schema
 * @param whole as it is in the request
 */
public record ChatTool(
        String field,
        String type,
        String name,
        String description,
        JsonNode parameters,
        boolean strict,
        JsonNode whole) {

    private static final String FUNCTION = "function";

    /** Whether the caller runs it. */
    public boolean isFunction() {
        return type.equals(FUNCTION);
    }

    public JsonNode mark() {
        return whole.path("cache_control");
    }

    static List<ChatTool> all(JsonNode tools) {
        List<ChatTool> all = new ArrayList<>();
        for (JsonNode tool : Json.items(tools)) {
            all.add(of("tools[" + all.size() + "]", tool));
        }
        return all;
    }

    private static ChatTool of(String field, JsonNode tool) {
        JsonNode function = tool.path(FUNCTION);
        return new ChatTool(
                field,
                Json.string(tool, "type"),
                Json.string(function, "name"),
                Json.string(function, "description"),
                function.path("parameters"),
                function.path("strict").asBoolean(false),
                tool);
    }
}
