package io.tollgate.routing.cascade;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Anthropic's Messages, of whose answers one is one choice. */
final class MessagesWording implements Wording {

    @Override
    public Optional<JsonNode> form(JsonMembers request) {
        JsonNode format = Wording.member(request, "output_config").path("format");
        JsonNode wanted = format.isObject() ? format : Wording.member(request, "output_format");
        return Wording.form(wanted, wanted.path("schema"));
    }

    @Override
    public Map<String, JsonNode> functions(JsonMembers request) {
        Map<String, JsonNode> byName = new HashMap<>();
        for (JsonNode tool : Json.items(Wording.member(request, "tools"))) {
            byName.put(Json.string(tool, "name"), tool.path("input_schema"));
        }
        return byName;
    }

    @Override
    public List<Given> given(JsonNode answer) {
        List<Called> calls = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (JsonNode block : Json.items(answer.path("content"))) {
            if (Json.string(block, "type").equals("tool_use")) {
                calls.add(new Called(Json.string(block, "name"), Optional.of(block.path("input"))));
            } else {
                text.append(Json.string(block, "text"));
            }
        }
        boolean refused = Json.string(answer, "stop_reason").equals("refusal");
        return List.of(new Given(refused, !calls.isEmpty(), calls, text.toString()));
    }
}
