package io.tollgate.api.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts a message request in the canonical form; what has no name there is refused by name. */
final class ChatOfMessages {

    /** What would change the answer, and none but Anthropic can do. */
    private static final Map<String, String> ANTHROPIC_ONLY = Map.of(
            "container", "containers are run by Anthropic",
            "inference_geo", "only Anthropic lets its callers choose a region this way",
            "mcp_servers", "the MCP connector is run by Anthropic; call the server yourself and send its tools",
            "top_k", "chat completions have no such limit; use top_p");

    private final JsonNode request;
    private final ObjectNode chat = Json.object();

    ChatOfMessages(JsonNode request) {
        this.request = request;
    }

    ObjectNode chat() {
        refuseWhatOnlyAnthropicDoes();
        copy("model", "model");
        messages();
        copy("max_tokens", "max_tokens");
        copy("temperature", "temperature");
        copy("top_p", "top_p");
        copy("stop_sequences", "stop");
        copy("stream", "stream");
        user();
        ChatTools.of(request, chat);
        ChatReasoning.of(request, chat);
        format();
        return chat;
    }

    private void refuseWhatOnlyAnthropicDoes() {
        ANTHROPIC_ONLY.forEach((field, reason) -> {
            if (says(field)) {
                throw new Untranslatable(
                        field, "No provider of this model understands '" + field + "': " + reason + ".");
            }
        });
    }

    private boolean says(String field) {
        JsonNode member = request.path(field);
        return Json.has(request, field) && (member.isValueNode() || !member.isEmpty());
    }

    private void copy(String from, String to) {
        if (Json.has(request, from)) {
            chat.set(to, request.get(from));
        }
    }

    private void messages() {
        ArrayNode messages = chat.putArray("messages");
        SystemPrompt.of(request.path("system"), messages);
        int place = 0;
        for (JsonNode message : Json.items(request.path("messages"))) {
            new ChatTurn("messages[" + place + "]", message, messages).add();
            place++;
        }
    }

    private void user() {
        String user = Json.string(request.path("metadata"), "user_id");
        if (!user.isEmpty()) {
            chat.put("user", user);
        }
    }

    /** Its older name counts where only that is given. */
    private void format() {
        JsonNode format = request.path("output_config").path("format");
        JsonNode asked = format.isObject() ? format : request.path("output_format");
        if (Json.string(asked, "type").equals("json_schema")) {
            ObjectNode schema =
                    chat.putObject("response_format").put("type", "json_schema").putObject("json_schema");
            schema.put("name", "response").put("strict", true).set("schema", asked.path("schema"));
        }
    }
}
