package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.AnswerFormat;
import io.tollgate.routing.provider.chat.ChatRequest;
import io.tollgate.routing.provider.chat.ChatTool;
import io.tollgate.routing.provider.chat.JsonTool;
import io.tollgate.routing.provider.chat.StrictSchema;
import io.tollgate.routing.provider.chat.ToolChoice;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes which tools the model may call, and which it must.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolConfiguration.html">ToolConfiguration</a>
 */
final class OfferedTools {

    /** What stands for the tools of an earlier time, which the caller offers no more. */
    private static final String FORMER = "former_tool";

    private final ChatRequest chat;
    private final BedrockModel model;
    private final ObjectNode request;
    private final boolean called;

    /** @param called whether the conversation has calls of tools in it */
    OfferedTools(ChatRequest chat, BedrockModel model, ObjectNode request, boolean called) {
        this.chat = chat;
        this.model = model;
        this.request = request;
        this.called = called;
    }

    void write() {
        ToolChoice choice = chat.toolChoice();
        boolean emulated = chat.format().kind() == AnswerFormat.Kind.SCHEMA && !model.takesSchemas();
        // Bedrock has no choice of none, but to offer none.
        List<ChatTool> offered = choice.kind() == ToolChoice.Kind.NONE && !called ? List.of() : chat.tools();
        ArrayNode tools = JsonNodeFactory.instance.arrayNode();
        for (ChatTool tool : offered) {
            tools.add(tool(tool));
            ContentBlocks.cachePoint(tools, tool.mark());
        }
        if (emulated) {
            jsonTool(tools);
        } else if (!tools.isEmpty()) {
            toolConfig(tools);
            choice(choice);
        } else if (called) {
            tools.add(spec(FORMER, "Is not to be called.", Json.object(), false));
            toolConfig(tools);
        }
    }

    private ObjectNode tool(ChatTool tool) {
        if (!tool.isFunction()) {
            throw chat.concessions()
                    .refusal(tool.field() + ".type", "it is '" + tool.type() + "', and tools are functions");
        }
        boolean strict = tool.strict() && model.takesSchemas();
        if (tool.strict() && !strict) {
            chat.concessions().forgo(tool.field() + ".function.strict");
        }
        return spec(tool.name(), tool.description(), tool.parameters(), strict);
    }

    private static ObjectNode spec(String name, String description, JsonNode parameters, boolean strict) {
        ObjectNode tool = Json.object();
        ObjectNode spec = tool.putObject("toolSpec").put("name", name);
        // A description cannot be empty.
        spec.put("description", description.isEmpty() ? name : description);
        spec.putObject("inputSchema").set("json", strict ? StrictSchema.of(parameters) : object(parameters));
        if (strict) {
            spec.put("strict", true);
        }
        return tool;
    }

    private static ObjectNode object(JsonNode parameters) {
        ObjectNode schema = parameters instanceof ObjectNode given ? given.deepCopy() : Json.object();
        return schema.has("type") ? schema : schema.put("type", "object");
    }

    private void jsonTool(ArrayNode tools) {
        chat.concessions().emulate("response_format");
        boolean alone = tools.isEmpty();
        tools.add(spec(JsonTool.NAME, JsonTool.DESCRIPTION, chat.format().schema(), false));
        toolConfig(tools);
        if (alone) {
            chosen().putObject("tool").put("name", JsonTool.NAME);
        } else {
            chosen().putObject("any");
        }
    }

    private void toolConfig(ArrayNode tools) {
        request.putObject("toolConfig").set("tools", tools);
    }

    private ObjectNode chosen() {
        return request.withObject("/toolConfig").putObject("toolChoice");
    }

    private void choice(ToolChoice choice) {
        if (!chat.parallelTools()) {
            oneAtATime(choice);
        }
        if (!chat.has("tool_choice")) {
            return;
        }
        switch (choice.kind()) {
            case AUTO -> chosen().putObject("auto");
            case REQUIRED -> chosen().putObject("any");
            case NAMED -> chosen().putObject("tool").put("name", choice.name());
            case NONE -> chat.concessions().adjust("tool_choice", "auto");
        }
    }

    /** Only Claudes can be told, in Anthropic's own words. */
    private void oneAtATime(ToolChoice choice) {
        if (!model.isClaude() || choice.isForced()) {
            chat.concessions().drop("parallel_tool_calls", "this model cannot be kept from calling several tools");
        } else {
            request.withObject("/additionalModelRequestFields/tool_choice")
                    .put("type", "auto")
                    .put("disable_parallel_tool_use", true);
        }
    }
}
