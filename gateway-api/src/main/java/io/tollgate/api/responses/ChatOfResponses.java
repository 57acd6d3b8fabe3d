package io.tollgate.api.responses;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts a response request in the canonical form; what has no name there is refused by name. */
final class ChatOfResponses {

    /** What would change the answer, and a chat cannot do. */
    private static final Map<String, String> REFUSED =
            Map.of("top_logprobs", "a translated answer has no log probabilities");

    private final JsonNode request;
    private final ObjectNode chat = Json.object();

    ChatOfResponses(JsonNode request) {
        this.request = request;
    }

    ObjectNode chat() {
        REFUSED.forEach(this::refuse);
        copy("model", "model");
        new InputItems(request, chat.putArray("messages")).add();
        copy("max_output_tokens", "max_tokens");
        copy("temperature", "temperature");
        copy("top_p", "top_p");
        copy("user", "user");
        copy("stream", "stream");
        copy("service_tier", "service_tier");
        FunctionTools.of(request, chat);
        String effort = Json.string(request.path("reasoning"), "effort");
        if (!effort.isEmpty()) {
            chat.put("reasoning_effort", effort);
        }
        format(request.path("text").path("format"));
        return chat;
    }

    private void refuse(String field, String reason) {
        JsonNode member = request.path(field);
        boolean off = (member.isBoolean() && !member.booleanValue()) || (member.isNumber() && member.asLong(1) == 0);
        if (Json.has(request, field) && !off) {
            throw new Untranslatable(field, "'" + field + "' cannot be served: " + reason + ".");
        }
    }

    private void copy(String from, String to) {
        if (Json.has(request, from)) {
            chat.set(to, request.get(from));
        }
    }

    private void format(JsonNode format) {
        String type = Json.string(format, "type");
        if (type.equals("json_object")) {
            chat.putObject("response_format").put("type", type);
        } else if (type.equals("json_schema")) {
            ObjectNode schema = Json.object();
            format.propertyStream()
                    .filter(member -> !member.getKey().equals("type"))
                    .forEach(member -> schema.set(member.getKey(), member.getValue()));
            chat.putObject("response_format").put("type", type).set("json_schema", schema);
        }
    }
}
