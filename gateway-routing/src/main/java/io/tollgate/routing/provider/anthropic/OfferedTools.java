package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.AnswerFormat;
import io.tollgate.routing.provider.chat.ChatRequest;
import io.tollgate.routing.provider.chat.ChatTool;
import io.tollgate.routing.provider.chat.JsonTool;
import io.tollgate.routing.provider.chat.StrictSchema;
import io.tollgate.routing.provider.chat.ToolChoice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes which tools the model may call, and which it must. */
final class OfferedTools {

    private final ChatRequest chat;
    private final ClaudeModel model;
    private final ObjectNode message;

    OfferedTools(ChatRequest chat, ClaudeModel model, ObjectNode message) {
        this.chat = chat;
        this.model = model;
        this.message = message;
    }

    void write() {
        ArrayNode tools = JsonNodeFactory.instance.arrayNode();
        chat.tools().forEach(tool -> tools.add(tool(tool)));
        boolean emulated = chat.format().kind() == AnswerFormat.Kind.SCHEMA && !model.takesSchemas();
        if (emulated) {
            tools.add(jsonTool(tools.isEmpty()));
        }
        if (!tools.isEmpty()) {
            message.set("tools", tools);
            if (!emulated) {
                choice();
            }
        }
    }

    private ObjectNode tool(ChatTool tool) {
        if (!tool.isFunction()) {
            return own(tool);
        }
        ObjectNode written = Json.object().put("name", tool.name());
        if (!tool.description().isEmpty()) {
            written.put("description", tool.description());
        }
        boolean strict = tool.strict() && model.takesSchemas();
        written.set("input_schema", strict ? StrictSchema.of(tool.parameters()) : inputSchema(tool.parameters()));
        if (strict) {
            written.put("strict", true);
        } else if (tool.strict()) {
            chat.concessions().forgo(tool.field() + ".function.strict");
        }
        if (tool.mark().isObject()) {
            written.set("cache_control", tool.mark());
        }
        return written;
    }

    /** One of Anthropic's own, under its own name. */
    private ObjectNode own(ChatTool tool) {
        if (tool.type().equals("custom") || !(tool.whole() instanceof ObjectNode whole)) {
            throw chat.concessions()
                    .refusal(tool.field() + ".type", "it is '" + tool.type() + "', and tools are functions");
        }
        return whole;
    }

    private static JsonNode inputSchema(JsonNode parameters) {
        ObjectNode schema = parameters instanceof ObjectNode given ? given.deepCopy() : Json.object();
        if (!schema.has("type")) {
            schema.put("type", "object");
        }
        return schema;
    }

    private ObjectNode jsonTool(boolean alone) {
        chat.concessions().emulate("response_format");
        ObjectNode choice = message.putObject("tool_choice").put("type", alone ? "tool" : "any");
        if (alone) {
            choice.put("name", JsonTool.NAME);
        }
        choice.put("disable_parallel_tool_use", true);
        ObjectNode tool = Json.object().put("name", JsonTool.NAME).put("description", JsonTool.DESCRIPTION);
        return tool.set("input_schema", inputSchema(chat.format().schema()));
    }

    private void choice() {
        ToolChoice choice = chat.toolChoice();
        boolean said = chat.has("tool_choice");
        if (!said && chat.parallelTools()) {
            return;
        }
        ObjectNode written = message.putObject("tool_choice").put("type", type(choice));
        if (choice.kind() == ToolChoice.Kind.NAMED) {
            written.put("name", choice.name());
        }
        if (!chat.parallelTools() && choice.kind() != ToolChoice.Kind.NONE) {
            written.put("disable_parallel_tool_use", true);
        }
    }

    private static String type(ToolChoice choice) {
        return switch (choice.kind()) {
            case AUTO -> "auto";
            case REQUIRED -> "any";
            case NAMED -> "tool";
            case NONE -> "none";
        };
    }
}
