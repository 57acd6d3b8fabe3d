package io.tollgate.api.anthropic;

import io.tollgate.api.canonical.ToolList;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools that the caller runs, and which of them the model is to call. */
final class ChatTools {

    private ChatTools() {}

    /** Adds those of the request to the chat. */
    static void of(JsonNode request, ObjectNode chat) {
        if (ToolList.write(request, chat, ChatTools::tool)) {
            choice(request.path("tool_choice"), chat);
        }
    }

    private static ObjectNode tool(String field, JsonNode tool) {
        String type = Json.string(tool, "type");
        if (!type.isEmpty() && !type.equals("custom")) {
            throw new Untranslatable(
                    field + ".type",
                    "No provider of this model knows the tool '" + type
                            + "', which is one of Anthropic's own. Describe it as a tool with a name and an input_schema,"
                            + " and run it yourself.");
        }
        ObjectNode written = Json.object().put("type", "function");
        ObjectNode function = written.putObject("function").put("name", Json.string(tool, "name"));
        if (Json.has(tool, "description")) {
            function.set("description", tool.get("description"));
        }
        function.set("parameters", Json.has(tool, "input_schema") ? tool.get("input_schema") : Json.object());
        if (Json.has(tool, "strict")) {
            function.set("strict", tool.get("strict"));
        }
        TextParts.mark(written, tool);
        return written;
    }

    private static void choice(JsonNode choice, ObjectNode chat) {
        switch (Json.string(choice, "type")) {
            case "auto" -> chat.put("tool_choice", "auto");
            case "any" -> chat.put("tool_choice", "required");
            case "none" -> chat.put("tool_choice", "none");
            case "tool" -> ToolList.choose(chat, Json.string(choice, "name"));
            default -> {}
        }
        if (choice.path("disable_parallel_tool_use").asBoolean(false)) {
            chat.put("parallel_tool_calls", false);
        }
    }
}
