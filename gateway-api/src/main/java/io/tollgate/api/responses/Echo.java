package io.tollgate.api.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.ProviderCall;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a response repeats of its request; the input is not read again for it. */
record Echo(ProviderCall call) {

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("instructions", "null"),
            Map.entry("max_output_tokens", "null"),
            Map.entry("max_tool_calls", "null"),
            Map.entry("metadata", "{}"),
            Map.entry("parallel_tool_calls", "true"),
            Map.entry("reasoning", "{\"effort\":null,\"summary\":null}"),
            Map.entry("temperature", "1"),
            Map.entry("text", "{\"format\":{\"type\":\"text\"}}"),
            Map.entry("tool_choice", "\"auto\""),
            Map.entry("tools", "[]"),
            Map.entry("top_p", "1"),
            Map.entry("user", "null"));

    String model() {
        return call.publicModel();
    }

    /** Adds each member as it was sent, else its usual value. */
    void addTo(ObjectNode response) {
        JsonMembers body = call.body().json();
        USUAL.keySet().stream().sorted().forEach(name -> response.set(name, value(body, name)));
    }

    private static JsonNode value(JsonMembers body, String name) {
        JsonMember sent = body.find(name).filter(member -> body.has(name)).orElse(null);
        return sent == null
                ? Json.read(String.valueOf(USUAL.get(name)).getBytes(UTF_8))
                : Json.read(body.document(), sent.valueStart(), sent.valueEnd());
    }
}
