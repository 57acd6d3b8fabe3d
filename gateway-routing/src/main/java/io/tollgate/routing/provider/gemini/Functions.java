package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.ChatRequest;
import io.tollgate.routing.provider.chat.ChatTool;
import io.tollgate.routing.provider.chat.ToolChoice;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes which functions the model may call, and which it must.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/function-calling">Function calling</a>
 */
final class Functions {

    private final ChatRequest chat;
    private final GeminiModel model;
    private final ObjectNode request;

    Functions(ChatRequest chat, GeminiModel model, ObjectNode request) {
        this.chat = chat;
        this.model = model;
        this.request = request;
    }

    void write() {
        List<ChatTool> tools = chat.tools();
        if (tools.isEmpty()) {
            return;
        }
        ArrayNode written = request.putArray("tools");
        List<ChatTool> functions = tools.stream().filter(ChatTool::isFunction).toList();
        if (!functions.isEmpty()) {
            ArrayNode declarations = written.addObject().putArray("functionDeclarations");
            functions.forEach(function -> declarations.add(declaration(function)));
        }
        tools.stream().filter(tool -> !tool.isFunction()).forEach(tool -> written.add(own(tool)));
        mode(functions.stream().anyMatch(ChatTool::strict));
    }

    /** One of Google's own, such as {@code {"googleSearch": {}}}. */
    private JsonNode own(ChatTool tool) {
        if (!tool.type().isEmpty()) {
            throw chat.concessions()
                    .refusal(tool.field() + ".type", "it is '" + tool.type() + "', and tools are functions");
        }
        return tool.whole();
    }

    private ObjectNode declaration(ChatTool tool) {
        ObjectNode declaration = Json.object().put("name", tool.name());
        if (!tool.description().isEmpty()) {
            declaration.put("description", tool.description());
        }
        boolean any = tool.parameters().path("properties").isEmpty();
        if (!any && model.takesJsonSchema()) {
            declaration.set("parametersJsonSchema", tool.parameters());
        } else if (!any) {
            SchemaSubset subset = new SchemaSubset(tool.field() + ".function.parameters");
            declaration.set("parameters", subset.of(tool.parameters()));
        }
        return declaration;
    }

    private void mode(boolean strict) {
        ToolChoice choice = chat.toolChoice();
        boolean said = chat.has("tool_choice");
        if (!said && !strict) {
            return;
        }
        ObjectNode config = request.putObject("toolConfig").putObject("functionCallingConfig");
        config.put("mode", mode(choice, strict));
        if (choice.kind() == ToolChoice.Kind.NAMED) {
            config.putArray("allowedFunctionNames").add(choice.name());
        }
    }

    private static String mode(ToolChoice choice, boolean strict) {
        return switch (choice.kind()) {
            case AUTO -> strict ? "VALIDATED" : "AUTO";
            case REQUIRED, NAMED -> "ANY";
            case NONE -> "NONE";
        };
    }
}
