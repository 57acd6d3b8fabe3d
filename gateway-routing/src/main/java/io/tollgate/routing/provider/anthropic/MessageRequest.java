package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.AnswerFormat;
import io.tollgate.routing.provider.chat.ChatRequest;
import io.tollgate.routing.provider.chat.StrictSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a chat as a message request.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages">Create a message</a>
 */
final class MessageRequest {

    /** Anthropic's own names, which pass as they are. */
    private static final List<String> OWN = List.of(
            "cache_control",
            "container",
            "context_management",
            "inference_geo",
            "mcp_servers",
            "output_config",
            "speed",
            "thinking",
            "top_k");

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
                "tool_choice",
                "tools",
                "top_p",
                "user"));
    }

    private final ChatRequest chat;
    private final ClaudeModel model;
    private final ObjectNode message = Json.object();

    private MessageRequest(ChatRequest chat) {
        this.chat = chat;
        this.model = ClaudeModel.of(chat.offering().upstreamModel());
    }

    /**
     * @throws io.tollgate.routing.provider.Untranslatable naming what messages have no word for
     */
    static ObjectNode of(ChatRequest chat) {
        return new MessageRequest(chat).written();
    }

    private ObjectNode written() {
        chat.honours(HONOURED, "Anthropic's Messages");
        long limit =
                chat.outputLimit().orElse(Math.max(1, chat.offering().model().maxOutputTokens()));
        message.put("model", chat.offering().upstreamModel()).put("max_tokens", limit);
        OWN.stream().filter(chat::has).forEach(name -> message.set(name, chat.member(name)));
        conversation();
        format();
        new OfferedTools(chat, model, message).write();
        CacheMarks.limit(message, chat);
        boolean thinks = new Thinking(chat, model, message).write(limit);
        new Sampling(chat, model, message).write(thinks);
        if (!chat.stops().isEmpty()) {
            ArrayNode stops = message.putArray("stop_sequences");
            chat.stops().forEach(stops::add);
        }
        if (!chat.user().isEmpty()) {
            message.putObject("metadata").put("user_id", chat.user());
        }
        if (chat.stream()) {
            message.put("stream", true);
        }
        return message;
    }

    private void conversation() {
        Blocks blocks = new Blocks(
                chat.concessions(), Hosting.of(chat.offering().provider()).isAnthropic());
        ArrayNode system = blocks.all(chat.system());
        if (chat.format().kind() == AnswerFormat.Kind.JSON) {
            chat.concessions().emulate("response_format");
            system.addObject().put("type", "text").put("text", AnswerFormat.JSON_ONLY);
        }
        ArrayNode messages = blocks.turns(chat.turns());
        if (messages.isEmpty()) {
            // A conversation cannot be empty: instructions alone are what the user says.
            messages.addObject().put("role", "user").set("content", system);
        } else if (!system.isEmpty()) {
            message.set("system", plain(system));
        }
        message.set("messages", messages);
    }

    /** A single text without a mark is just that. */
    private static JsonNode plain(ArrayNode system) {
        JsonNode first = system.path(0);
        return system.size() == 1 && !first.has("cache_control") ? first.path("text") : system;
    }

    private void format() {
        AnswerFormat format = chat.format();
        if (format.kind() == AnswerFormat.Kind.SCHEMA && model.takesSchemas()) {
            message.withObject("/output_config")
                    .putObject("format")
                    .put("type", "json_schema")
                    .set("schema", StrictSchema.of(format.schema()));
        }
    }
}
