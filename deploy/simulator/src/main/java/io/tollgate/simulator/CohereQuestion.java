package io.tollgate.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads a request of Cohere's chat. */
final class CohereQuestion {

    private CohereQuestion() {}

    static ChatRequest read(Question question) {
        int limit = question.number("max_tokens", Integer.MAX_VALUE);
        return new ChatRequest(
                question.model(),
                question.flag("stream"),
                true,
                OptionalInt.of(limit),
                1,
                Question.tokens(question.inputs("messages")),
                prescribed(question));
    }

    private static Optional<Content> prescribed(Question question) {
        if (question.text("tool_choice").filter("REQUIRED"::equals).isPresent()) {
            return Optional.of(new Content.Calls(calls(question)));
        }
        if (!question.at("/response_format/type").asString("").equals("json_object")) {
            return Optional.empty();
        }
        JsonNode schema = question.at("/response_format/json_schema");
        return Optional.of(
                new Content.Document(schema.isObject() ? SchemaExample.of(schema) : "{\"answer\":\"toll\"}"));
    }

    private static List<ToolCall> calls(Question question) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode tool : question.at("/tools")) {
            calls.add(new ToolCall(
                    tool.at("/function/name").asString(""), SchemaExample.of(tool.at("/function/parameters"))));
        }
        if (calls.isEmpty()) {
            throw new InvalidRequestException("tool_choice", "tool_choice is REQUIRED, and there are no tools");
        }
        return calls;
    }
}
