package io.tollgate.api.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.chat.Citation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Text blocks as parts of a message's content. */
final class TextParts {

    private final ArrayNode parts = JsonNodeFactory.instance.arrayNode();

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Adds a text block; an empty one has no place in a chat. */
    void add(String field, JsonNode block) {
        if (!Json.string(block, "type").equals("text")) {
            throw unknown(field, block);
        }
        text(Json.string(block, "text"), block);
    }

    /** Lets citations of the text survive, for whoever made them. */
    private static void cite(ObjectNode part, JsonNode block) {
        for (JsonNode citation : Json.items(block.path("citations"))) {
            ObjectNode extra = Json.object();
            extra.set("anthropic", citation);
            int end = Json.string(part, "text").length();
            new Citation(Json.string(citation, "url"), Json.string(citation, "title"), 0, end, extra)
                    .write(part.withArray("annotations").addObject());
        }
    }

    /** Adds this text, marked as the block is. */
    void text(String text, JsonNode block) {
        if (!text.isEmpty()) {
            ObjectNode part = Json.object().put("type", "text").put("text", text);
            cite(part, block);
            add(part, block);
        }
    }

    /** Adds this part, marked as the block is. */
    void add(ObjectNode part, JsonNode block) {
        mark(part, block);
        parts.add(part);
    }

    /** Moves all of them to others. */
    void moveTo(TextParts others) {
        others.parts.addAll(parts);
    }

    /** A single text without a mark is just that; everything else stays in its parts. */
    JsonNode content() {
        JsonNode first = parts.path(0);
        boolean plain =
                parts.size() == 1 && first.has("text") && !first.has("cache_control") && !first.has("annotations");
        return plain ? first.path("text") : parts;
    }

    /** Lets a mark of the prompt cache survive. */
    static void mark(ObjectNode part, JsonNode block) {
        if (Json.has(block, "cache_control")) {
            part.set("cache_control", block.path("cache_control"));
        }
    }

    static Untranslatable unknown(String field, JsonNode block) {
        String type = Json.string(block, "type");
        return new Untranslatable(
                field + ".type",
                "No provider of this model understands content of the type '" + type
                        + "'. Send text, image, document, search_result, tool_use or tool_result.");
    }
}
