package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.AnswerFormat;
import io.tollgate.routing.provider.chat.ChatPart;
import io.tollgate.routing.provider.chat.ChatRequest;
import io.tollgate.routing.provider.chat.StrictSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a chat as a request to converse.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse</a>
 */
final class ConverseRequest {

    /** Bedrock's own names, which pass as they are. */
    private static final List<String> OWN = List.of(
            "additionalModelRequestFields",
            "additionalModelResponseFieldPaths",
            "guardrailConfig",
            "outputConfig",
            "performanceConfig",
            "promptVariables",
            "requestMetadata",
            "serviceTier");

    private static final Set<String> HONOURED = new HashSet<>(OWN);

    static {
        HONOURED.addAll(List.of(
                "max_completion_tokens",
                "max_tokens",
                "parallel_tool_calls",
                "reasoning_effort",
                "response_format",
                "stop",
                "temperature",
                "thinking",
                "tool_choice",
                "tools",
                "top_k",
                "top_p",
                "user"));
    }

    private static final String OPENING = "Begin.";

    private final ChatRequest chat;
    private final BedrockModel model;
    private final ObjectNode request = Json.object();

    private ConverseRequest(ChatRequest chat) {
        this.chat = chat;
        this.model = BedrockModel.of(chat.offering().upstreamModel());
    }

    /**
     * The request's body.
     *
     * @throws io.tollgate.routing.provider.Untranslatable naming what Bedrock has no word for
     */
    static ObjectNode of(ChatRequest chat) {
        return new ConverseRequest(chat).written();
    }

    private ObjectNode written() {
        chat.honours(HONOURED, "Bedrock's Converse");
        OWN.stream().filter(chat::has).forEach(name -> request.set(name, chat.member(name)));
        conversation();
        format();
        new OfferedTools(chat, model, request, callsTools()).write();
        boolean thinks = new Reasoning(chat, model, request).write();
        ObjectNode inference = new Inference(chat, model, request).written(thinks);
        if (!inference.isEmpty()) {
            request.set("inferenceConfig", inference);
        }
        return request;
    }

    private void conversation() {
        ContentBlocks blocks = new ContentBlocks(chat.concessions(), model);
        ArrayNode system = blocks.all(chat.system());
        if (chat.format().kind() == AnswerFormat.Kind.JSON) {
            chat.concessions().emulate("response_format");
            system.addObject().put("text", AnswerFormat.JSON_ONLY);
        }
        ArrayNode messages = blocks.turns(chat.turns());
        if (messages.isEmpty()) {
            // A conversation cannot be empty: instructions alone are what the user says.
            messages.addObject().put("role", "user").set("content", system);
        } else if (!system.isEmpty()) {
            request.set("system", system);
        }
        openByUser(messages);
        request.set("messages", messages);
    }

    /**
     * Lets a user speak first, as Bedrock insists on, where a chat begins with the model's greeting.
     *
     * @see <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-call.html">Converse: messages</a>
     */
    private static void openByUser(ArrayNode messages) {
        if (Json.string(messages.path(0), "role").equals("assistant")) {
            ObjectNode opening = messages.insertObject(0).put("role", "user");
            opening.putArray("content").addObject().put("text", OPENING);
        }
    }

    private void format() {
        AnswerFormat format = chat.format();
        if (format.kind() == AnswerFormat.Kind.SCHEMA && model.takesSchemas()) {
            ObjectNode text = request.withObject("/outputConfig").putObject("textFormat");
            text.put("type", "json_schema")
                    .putObject("structure")
                    .putObject("jsonSchema")
                    .put("schema", Json.text(StrictSchema.of(format.schema())));
        }
    }

    /** Whether tools were called earlier on, so that Bedrock insists on knowing them. */
    private boolean callsTools() {
        return chat.turns().stream()
                .flatMap(turn -> turn.parts().stream())
                .anyMatch(part -> part instanceof ChatPart.ToolUse || part instanceof ChatPart.ToolResult);
    }
}
