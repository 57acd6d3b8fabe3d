package io.tollgate.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads a request of Gemini's generateContent. */
final class GeminiQuestion {

    private GeminiQuestion() {}

    static ChatRequest read(Route route, Question question) {
        int limit = question.at("/generationConfig/maxOutputTokens").asInt(Integer.MAX_VALUE);
        return new ChatRequest(
                route.model(),
                route.action().equals("streamGenerateContent"),
                true,
                OptionalInt.of(limit),
                1,
                Question.tokens(question.inputs("contents")),
                prescribed(question));
    }

    private static Optional<Content> prescribed(Question question) {
        if (question.at("/toolConfig/functionCallingConfig/mode").asString("").equals("ANY")) {
            return Optional.of(new Content.Calls(calls(question)));
        }
        if (!question.at("/generationConfig/responseMimeType").asString("").equals("application/json")) {
            return Optional.empty();
        }
        JsonNode schema = question.at("/generationConfig/responseJsonSchema");
        return Optional.of(
                new Content.Document(schema.isObject() ? SchemaExample.of(schema) : "{\"answer\":\"toll\"}"));
    }

    private static List<ToolCall> calls(Question question) {
        Set<String> allowed = new TreeSet<>();
        question.at("/toolConfig/functionCallingConfig/allowedFunctionNames")
                .forEach(name -> allowed.add(name.asString("")));
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode declaration : question.at("/tools/0/functionDeclarations")) {
            String name = declaration.path("name").asString("");
            if (allowed.isEmpty() || allowed.contains(name)) {
                calls.add(new ToolCall(name, SchemaExample.of(declaration.path("parametersJsonSchema"))));
            }
        }
        if (calls.isEmpty()) {
            throw new InvalidRequestException("tools", "function calling config: no function is allowed");
        }
        return calls;
    }
}
