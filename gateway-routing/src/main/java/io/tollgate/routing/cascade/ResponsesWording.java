package io.tollgate.routing.cascade;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** OpenAI's Responses, of whose answers one is one choice. */
final class ResponsesWording implements Wording {

    /** Calls that the caller is to answer; the others are the provider's own business. */
    private static final Set<String> OF_THE_CALLER = Set.of("function_call", "custom_tool_call");

    @Override
    public Optional<JsonNode> form(JsonMembers request) {
        JsonNode format = Wording.member(request, "text").path("format");
        return Wording.form(format, format.path("schema"));
    }

    @Override
    public Map<String, JsonNode> functions(JsonMembers request) {
        Map<String, JsonNode> byName = new HashMap<>();
        for (JsonNode tool : Json.items(Wording.member(request, "tools"))) {
            if (Json.string(tool, "type").equals("function")) {
                byName.put(Json.string(tool, "name"), tool.path("parameters"));
            }
        }
        return byName;
    }

    @Override
    public List<Given> given(JsonNode answer) {
        List<Called> calls = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean refused = false;
        boolean calling = false;
        for (JsonNode item : Json.items(answer.path("output"))) {
            String type = Json.string(item, "type");
            calling |= OF_THE_CALLER.contains(type);
            if (type.equals("function_call")) {
                calls.add(Called.of(Json.string(item, "name"), Json.string(item, "arguments")));
            }
            for (JsonNode part : Json.items(item.path("content"))) {
                refused |= Json.string(part, "type").equals("refusal");
                text.append(type.equals("message") ? Json.string(part, "text") : "");
            }
        }
        return List.of(new Given(refused, calling, calls, text.toString()));
    }
}
