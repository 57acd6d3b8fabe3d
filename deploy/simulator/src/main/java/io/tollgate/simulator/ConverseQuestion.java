package io.tollgate.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request of Bedrock's Converse. */
final class ConverseQuestion {

    private static final JsonMapper MAPPER = new JsonMapper();

    private ConverseQuestion() {}

    static ChatRequest read(Route route, Question question) {
        JsonNode limit = question.at("/inferenceConfig/maxTokens");
        return new ChatRequest(
                route.model(),
                route.action().equals("converse-stream"),
                true,
                limit.isNumber() ? OptionalInt.of(limit.asInt()) : OptionalInt.empty(),
                1,
                Question.tokens(question.inputs("messages")),
                prescribed(question));
    }

    private static Optional<Content> prescribed(Question question) {
        JsonNode choice = question.at("/toolConfig/toolChoice");
        if (choice.has("any") || choice.has("tool")) {
            return Optional.of(new Content.Calls(calls(question)));
        }
        JsonNode schema = question.at("/outputConfig/textFormat/structure/jsonSchema/schema");
        return schema.isString()
                ? Optional.of(new Content.Document(SchemaExample.of(MAPPER.readTree(schema.stringValue()))))
                : Optional.empty();
    }

    private static List<ToolCall> calls(Question question) {
        String named = question.at("/toolConfig/toolChoice/tool/name").asString("");
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode tool : question.at("/toolConfig/tools")) {
            String name = tool.at("/toolSpec/name").asString("");
            if (!name.isEmpty() && (named.isEmpty() || named.equals(name))) {
                calls.add(new ToolCall(name, SchemaExample.of(tool.at("/toolSpec/inputSchema/json"))));
            }
        }
        if (calls.isEmpty()) {
            throw new InvalidRequestException("toolConfig", "The toolChoice names no tool of toolConfig.tools.");
        }
        return calls;
    }
}
