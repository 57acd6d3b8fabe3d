package io.tollgate.routing.provider.cohere;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.AnswerFormat;
import io.tollgate.routing.provider.chat.ChatRequest;
import io.tollgate.routing.provider.chat.ChatTool;
import io.tollgate.routing.provider.chat.ToolChoice;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a chat as Cohere takes it.
 *
 * @see <a href="https://docs.cohere.com/reference/chat">Chat</a>
 */
final class ChatBody {

    /** Cohere's own names, which pass as they are. */
    private static final List<String> OWN =
            List.of("citation_options", "documents", "priority", "raw_prompting", "safety_mode");

    private static final String THINKING = "thinking";
    private static final String BUDGET = "token_budget";

    private static final Map<String, String> NUMBERS = Map.of(
            "top_p", "p",
            "top_k", "k",
            "seed", "seed",
            "presence_penalty", "presence_penalty",
            "frequency_penalty", "frequency_penalty");

    private static final Set<String> HONOURED = new HashSet<>(OWN);

    static {
        HONOURED.addAll(NUMBERS.keySet());
        HONOURED.addAll(List.of(
                "max_completion_tokens",
                "max_tokens",
                "reasoning_effort",
                "response_format",
                "stop",
                "temperature",
                THINKING,
                "tool_choice",
                "tools",
                "user"));
    }

    private static final double HOTTEST = 1;

    private final ChatRequest chat;
    private final ObjectNode body = Json.object();

    private ChatBody(ChatRequest chat) {
        this.chat = chat;
    }

    /**
     * The request's body.
     *
     * @throws io.tollgate.routing.provider.Untranslatable naming what Cohere has no word for
     */
    static ObjectNode of(ChatRequest chat) {
        return new ChatBody(chat).written();
    }

    private ObjectNode written() {
        chat.honours(HONOURED, "Cohere");
        body.put("model", chat.offering().upstreamModel()).put("stream", chat.stream());
        body.set("messages", new Messages(chat.concessions()).written(chat.system(), chat.turns()));
        chat.outputLimit().ifPresent(limit -> body.put("max_tokens", limit));
        NUMBERS.forEach((name, own) -> {
            if (chat.has(name)) {
                body.set(own, chat.member(name));
            }
        });
        chat.number("temperature").ifPresent(this::temperature);
        if (!chat.stops().isEmpty()) {
            ArrayNode stops = body.putArray("stop_sequences");
            chat.stops().forEach(stops::add);
        }
        format();
        tools();
        thinking();
        OWN.stream().filter(chat::has).forEach(name -> body.set(name, chat.member(name)));
        return body;
    }

    private void temperature(double value) {
        if (value > HOTTEST) {
            chat.concessions().adjust("temperature", "1");
        }
        body.put("temperature", Math.min(HOTTEST, value));
    }

    private void format() {
        AnswerFormat format = chat.format();
        if (format.kind() != AnswerFormat.Kind.TEXT) {
            ObjectNode written = body.putObject("response_format").put("type", "json_object");
            if (format.kind() == AnswerFormat.Kind.SCHEMA) {
                written.set("json_schema", format.schema());
            }
        }
    }

    private void tools() {
        ToolChoice choice = chat.toolChoice();
        ArrayNode tools = Json.object().putArray("tools");
        for (ChatTool tool : chat.tools()) {
            // One that must be called is the only one that is offered.
            if (choice.kind() != ToolChoice.Kind.NAMED || tool.name().equals(choice.name())) {
                tools.add(function(tool));
            }
        }
        if (tools.isEmpty()) {
            return;
        }
        body.set("tools", tools);
        if (chat.tools().stream().anyMatch(ChatTool::strict)) {
            body.put("strict_tools", true);
        }
        if (choice.isForced()) {
            body.put("tool_choice", "REQUIRED");
        } else if (choice.kind() == ToolChoice.Kind.NONE) {
            body.put("tool_choice", "NONE");
        }
    }

    private ObjectNode function(ChatTool tool) {
        if (!tool.isFunction()) {
            throw chat.concessions()
                    .refusal(tool.field() + ".type", "it is '" + tool.type() + "', and tools are functions");
        }
        ObjectNode written = Json.object().put("type", "function");
        ObjectNode function = written.putObject("function").put("name", tool.name());
        if (!tool.description().isEmpty()) {
            function.put("description", tool.description());
        }
        if (tool.parameters().isObject()) {
            function.set("parameters", tool.parameters());
        } else {
            function.putObject("parameters").put("type", "object").putObject("properties");
        }
        return written;
    }

    /** Cohere's own words pass as they are; Anthropic's are nearly the same. */
    private void thinking() {
        String effort = chat.effort();
        JsonNode asked = chat.member(THINKING);
        JsonNode budget = asked.path("budget_tokens");
        if (asked.isObject() && !budget.isNumber() && !chat.thinkingIsOff()) {
            body.set(THINKING, asked);
        } else if (!effort.isEmpty()) {
            ObjectNode thinking = body.putObject(THINKING).put("type", effort.equals("none") ? "disabled" : "enabled");
            if (budget.isNumber()) {
                thinking.set(BUDGET, budget);
            } else {
                budget(effort, thinking);
            }
        }
    }

    private static void budget(String effort, ObjectNode thinking) {
        switch (effort) {
            case "none", "high", "xhigh", "max" -> {}
            case "medium" -> thinking.put(BUDGET, 8_192);
            default -> thinking.put(BUDGET, 1_024);
        }
    }
}
