package io.tollgate.routing.cascade;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Judges by what can be seen without another model: whether there is an answer at all, whether it ends where it should, and
 * whether documents and tool calls have the form that the request asks for. Answers in other words than chat completions are
 * judged by how they end alone.
 */
public final class AnswerJudge implements Judge {

    private static final String REFUSED = "refused";
    private static final String TRUNCATED = "truncated";
    private static final String EMPTY = "empty";
    private static final String SCHEMA = "schema";
    private static final String TOOL_ARGUMENTS = "tool_arguments";

    private final JsonMembers request;
    private final boolean limited;

    /**
     * @param limited whether the caller or the budget set the answer a limit, so that no model may say more
     */
    public AnswerJudge(JsonMembers request, boolean limited) {
        this.request = request;
        this.limited = limited;
    }

    @Override
    public Optional<String> fault(Answer answer) {
        String finish = answer.finishReason().orElse("stop");
        if (finish.equals("content_filter")) {
            return Optional.of(REFUSED);
        }
        if (finish.equals("length")) {
            return limited ? Optional.empty() : Optional.of(TRUNCATED);
        }
        return answer.outputBytes() == 0 ? Optional.of(EMPTY) : inMessages(answer);
    }

    private Optional<String> inMessages(Answer answer) {
        JsonNode choices = Json.read(answer.body()).path("choices");
        for (JsonNode choice : Json.items(choices)) {
            Optional<String> fault = inMessage(choice.path("message"));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> inMessage(JsonNode message) {
        if (!Json.string(message, "refusal").isEmpty()) {
            return Optional.of(REFUSED);
        }
        JsonNode calls = message.path("tool_calls");
        if (!calls.isEmpty()) {
            return areWellFormed(calls) ? Optional.empty() : Optional.of(TOOL_ARGUMENTS);
        }
        return hasTheForm(Json.string(message, "content")) ? Optional.empty() : Optional.of(SCHEMA);
    }

    private boolean hasTheForm(String content) {
        JsonNode format = wanted("response_format");
        return switch (Json.string(format, "type")) {
            case "json_schema" ->
                parsed(content)
                        .filter(document ->
                                new JsonSchema(format.path("json_schema").path("schema")).accepts(document))
                        .isPresent();
            case "json_object" -> parsed(content).filter(JsonNode::isObject).isPresent();
            default -> true;
        };
    }

    private boolean areWellFormed(JsonNode calls) {
        Map<String, JsonNode> parameters = parameters();
        for (JsonNode call : Json.items(calls)) {
            JsonNode function = call.path("function");
            // Tools of other kinds are the provider's own business.
            if (function.isObject() && !isWellFormed(function, parameters)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWellFormed(JsonNode function, Map<String, JsonNode> parameters) {
        JsonNode schema = parameters.get(Json.string(function, "name"));
        String arguments = Json.string(function, "arguments");
        return schema != null
                && parsed(arguments.isBlank() ? "{}" : arguments)
                        .filter(JsonNode::isObject)
                        .filter(object -> new JsonSchema(schema).accepts(object))
                        .isPresent();
    }

    private Map<String, JsonNode> parameters() {
        Map<String, JsonNode> byName = new HashMap<>();
        for (JsonNode tool : Json.items(wanted("tools"))) {
            JsonNode function = tool.path("function");
            byName.put(Json.string(function, "name"), function.path("parameters"));
        }
        return byName;
    }

    private JsonNode wanted(String member) {
        return request.find(member)
                .map(found -> Json.read(request.document(), found.valueStart(), found.valueEnd()))
                .orElseGet(Json::missing);
    }

    private static Optional<JsonNode> parsed(String json) {
        return Optional.of(Json.read(json.getBytes(StandardCharsets.UTF_8))).filter(node -> !node.isMissingNode());
    }
}
