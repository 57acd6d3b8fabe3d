package io.tollgate.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads a request of OpenAI's Responses. */
final class ResponseQuestion {

    private ResponseQuestion() {}

    static ChatRequest read(Question question) {
        JsonNode limit = question.at("/max_output_tokens");
        return new ChatRequest(
                question.model(),
                question.flag("stream"),
                true,
                limit.isNumber() ? OptionalInt.of(limit.asInt()) : OptionalInt.empty(),
                1,
                Question.tokens(question.inputs("input")),
                prescribed(question));
    }

    private static Optional<Content> prescribed(Question question) {
        JsonNode choice = question.at("/tool_choice");
        if (choice.isObject() || choice.asString("").equals("required")) {
            return Optional.of(
                    new Content.Calls(calls(question, choice.path("name").asString(""))));
        }
        JsonNode schema = question.at("/text/format/schema");
        return schema.isObject() ? Optional.of(new Content.Document(SchemaExample.of(schema))) : Optional.empty();
    }

    private static List<ToolCall> calls(Question question, String named) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode tool : question.at("/tools")) {
            String name = tool.path("name").asString("");
            if (!name.isEmpty() && (named.isEmpty() || named.equals(name))) {
                calls.add(new ToolCall(name, SchemaExample.of(tool.path("parameters"))));
            }
        }
        if (calls.isEmpty()) {
            throw new InvalidRequestException("tool_choice", "Tool choice is not among the tools");
        }
        return calls;
    }
}
