package io.tollgate.api.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One turn of a conversation as the messages that it is in a chat.
 *
 * @param field where the turn is in the request
 * @param messages that are added to
 */
record ChatTurn(String field, JsonNode turn, ArrayNode messages) {

    void add() {
        JsonNode content = turn.path("content");
        if (!content.isString() && !content.isArray()) {
            throw new Untranslatable(field + ".content", "It must be a text or an array of content blocks.");
        }
        String role = Json.string(turn, "role");
        switch (role) {
            case "user" -> user(content);
            case "assistant" -> assistant(content);
            case "system" -> SystemPrompt.of(content, messages);
            default ->
                throw new Untranslatable(
                        field + ".role", "The role '" + role + "' is unknown; it must be user or assistant.");
        }
    }

    private void user(JsonNode content) {
        if (content.isArray()) {
            new UserBlocks(field, messages).add(content);
        } else {
            messages.addObject().put("role", "user").set("content", content);
        }
    }

    private void assistant(JsonNode content) {
        ObjectNode message = messages.addObject().put("role", "assistant");
        if (content.isArray()) {
            new AssistantBlocks(field, message).add(content);
        } else {
            message.set("content", content);
        }
    }
}
