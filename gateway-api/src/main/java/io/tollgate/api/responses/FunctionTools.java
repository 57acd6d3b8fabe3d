package io.tollgate.api.responses;

import io.tollgate.api.canonical.ToolList;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The functions that the caller runs, and which of them the model is to call. */
final class FunctionTools {

    private static final List<String> KEPT = List.of("name", "description", "parameters", "strict");

    private FunctionTools() {}

    /** Adds those of the request to the chat. */
    static void of(JsonNode request, ObjectNode chat) {
        if (ToolList.write(request, chat, FunctionTools::tool)) {
            choice(request.path("tool_choice"), chat);
            if (request.path("parallel_tool_calls").isBoolean()) {
                chat.set("parallel_tool_calls", request.get("parallel_tool_calls"));
            }
        }
    }

    private static ObjectNode tool(String field, JsonNode tool) {
        String type = Json.string(tool, "type");
        if (!type.equals("function")) {
            throw new Untranslatable(
                    field + ".type",
                    "No provider of this model has the tool '" + type
                            + "', which is one of OpenAI's own. Describe it as a tool of the type 'function', and run it"
                            + " yourself.");
        }
        ObjectNode written = Json.object().put("type", "function");
        ObjectNode function = written.putObject("function");
        KEPT.stream().filter(name -> Json.has(tool, name)).forEach(name -> function.set(name, tool.get(name)));
        return written;
    }

    private static void choice(JsonNode choice, ObjectNode chat) {
        if (choice.isString()) {
            chat.set("tool_choice", choice);
        } else if (Json.string(choice, "type").equals("function")) {
            ToolList.choose(chat, Json.string(choice, "name"));
        } else if (choice.isObject()) {
            throw new Untranslatable(
                    "tool_choice.type",
                    "No provider of this model understands '" + Json.string(choice, "type")
                            + "'. Choose 'auto', 'required', 'none' or one function.");
        }
    }
}
