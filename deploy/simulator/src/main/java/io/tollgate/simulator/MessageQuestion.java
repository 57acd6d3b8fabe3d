package io.tollgate.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads a request of Anthropic's Messages. */
final class MessageQuestion {

    private MessageQuestion() {}

    /** As Anthropic itself takes it. */
    static ChatRequest read(Question question) {
        return read(question, question.model(), question.flag("stream"));
    }

    /** As the clouds take it, who have the model in the address. */
    static ChatRequest hosted(Route route, Question question) {
        if (question.text("anthropic_version").isEmpty()
                || question.text("model").isPresent()) {
            throw new InvalidRequestException(
                    "anthropic_version", "anthropic_version: is required, and model is not permitted");
        }
        return read(question, route.model(), InvokedModel.streams(route.action()));
    }

    private static ChatRequest read(Question question, String model, boolean stream) {
        int limit = question.number("max_tokens", 0);
        if (limit < 1) {
            throw new InvalidRequestException("max_tokens", "max_tokens: must be at least 1");
        }
        return new ChatRequest(
                model,
                stream,
                true,
                OptionalInt.of(limit),
                1,
                Question.tokens(question.inputs("messages")),
                prescribed(question));
    }

    private static Optional<Content> prescribed(Question question) {
        String choice = question.at("/tool_choice/type").asString("");
        if (choice.equals("any") || choice.equals("tool")) {
            return Optional.of(new Content.Calls(calls(question)));
        }
        JsonNode schema = question.at("/output_config/format/schema");
        return schema.isObject() ? Optional.of(new Content.Document(SchemaExample.of(schema))) : Optional.empty();
    }

    private static List<ToolCall> calls(Question question) {
        String named = question.at("/tool_choice/name").asString("");
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode tool : question.at("/tools")) {
            String name = tool.path("name").asString("");
            if (named.isEmpty() || named.equals(name)) {
                calls.add(new ToolCall(name, SchemaExample.of(tool.path("input_schema"))));
            }
        }
        if (calls.isEmpty()) {
            throw new InvalidRequestException(
                    "tool_choice", "tool_choice: '%s' is not among the tools".formatted(named));
        }
        return question.at("/tool_choice/disable_parallel_tool_use").asBoolean(false) ? calls.subList(0, 1) : calls;
    }
}
