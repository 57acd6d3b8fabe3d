package io.tollgate.routing.cascade;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** OpenAI's chat completions. */
final class ChatWording implements Wording {

    @Override
    public Optional<JsonNode> form(JsonMembers request) {
        JsonNode format = Wording.member(request, "response_format");
        return Wording.form(format, format.path("json_schema").path("schema"));
    }

    @Override
    public Map<String, JsonNode> functions(JsonMembers request) {
        Map<String, JsonNode> byName = new HashMap<>();
        for (JsonNode tool : Json.items(Wording.member(request, "tools"))) {
            JsonNode function = tool.path("function");
            byName.put(Json.string(function, "name"), function.path("parameters"));
        }
        return byName;
    }

    @Override
    public List<Given> given(JsonNode answer) {
        List<Given> choices = new ArrayList<>();
        for (JsonNode choice : Json.items(answer.path("choices"))) {
            JsonNode message = choice.path("message");
            choices.add(new Given(
                    !Json.string(message, "refusal").isEmpty(),
                    !message.path("tool_calls").isEmpty(),
                    calls(message),
                    Json.string(message, "content")));
        }
        return choices;
    }

    private static List<Called> calls(JsonNode message) {
        List<Called> calls = new ArrayList<>();
        for (JsonNode call : Json.items(message.path("tool_calls"))) {
            JsonNode function = call.path("function");
            if (function.isObject()) {
                calls.add(Called.of(Json.string(function, "name"), Json.string(function, "arguments")));
            }
        }
        return calls;
    }
}
