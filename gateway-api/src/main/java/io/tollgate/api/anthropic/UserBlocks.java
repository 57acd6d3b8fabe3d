package io.tollgate.api.anthropic;

import io.tollgate.routing.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A user's turn: the results of tools, each a message of its own, and then what the user says. */
final class UserBlocks {

    private static final String IMAGE = "[image below]";

    private final String field;
    private final ArrayNode messages;
    private final MediaParts said = new MediaParts();

    UserBlocks(String field, ArrayNode messages) {
        this.field = field;
        this.messages = messages;
    }

    void add(JsonNode blocks) {
        int place = 0;
        for (JsonNode block : blocks) {
            add(field + ".content[" + place + "]", block);
            place++;
        }
        if (!said.isEmpty()) {
            messages.addObject().put("role", "user").set("content", said.content());
        }
    }

    private void add(String place, JsonNode block) {
        if (Json.string(block, "type").equals("tool_result")) {
            toolResult(place, block);
        } else {
            said.add(place, block);
        }
    }

    private void toolResult(String place, JsonNode block) {
        ObjectNode message = messages.addObject().put("role", "tool");
        message.put("tool_call_id", Json.string(block, "tool_use_id"));
        message.set("content", result(place, block));
        TextParts.mark(message, block);
    }

    /** A chat has no word for a result that is an error but the result's own. */
    private JsonNode result(String place, JsonNode block) {
        TextParts parts = new TextParts();
        if (block.path("is_error").asBoolean(false)) {
            parts.text("Error:", Json.object());
        }
        JsonNode content = block.path("content");
        if (content.isString()) {
            parts.text(content.stringValue(), Json.object());
        }
        int item = 0;
        for (JsonNode part : Json.items(content)) {
            result(place + ".content[" + item + "]", part, parts);
            item++;
        }
        return parts.isEmpty() ? JsonNodeFactory.instance.stringNode("") : parts.content();
    }

    /** A result is text: an image in it comes with what the user says, and leaves a word in its place. */
    private void result(String place, JsonNode part, TextParts parts) {
        MediaParts media = new MediaParts();
        media.add(place, part);
        if (media.isText()) {
            media.moveTo(parts);
        } else {
            parts.text(IMAGE, Json.object());
            said.add(place, part);
        }
    }
}
