package io.tollgate.api.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Blocks of text, images and documents as parts of a message's content. */
final class MediaParts {

    private final TextParts parts = new TextParts();
    private boolean text = true;

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether all of it is text. */
    boolean isText() {
        return text;
    }

    JsonNode content() {
        return parts.content();
    }

    void moveTo(TextParts others) {
        parts.moveTo(others);
    }

    void add(String field, JsonNode block) {
        switch (Json.string(block, "type")) {
            case "image" -> image(field, block);
            case "document" -> document(field, block);
            case "search_result" -> searchResult(block);
            default -> parts.add(field, block);
        }
    }

    private void image(String field, JsonNode block) {
        JsonNode source = block.path("source");
        String url = Json.string(source, "type").equals("url") ? Json.string(source, "url") : dataUrl(field, source);
        ObjectNode part = Json.object().put("type", "image_url");
        part.putObject("image_url").put("url", url);
        media(part, block);
    }

    private void document(String field, JsonNode block) {
        JsonNode source = block.path("source");
        switch (Json.string(source, "type")) {
            case "text" -> titled(block, Json.string(source, "data"));
            case "content" -> titled(block, text(source.path("content")));
            default -> file(field, block, source);
        }
    }

    private void file(String field, JsonNode block, JsonNode source) {
        String title = Json.string(block, "title");
        ObjectNode part = Json.object().put("type", "file");
        part.putObject("file")
                .put("filename", title.isEmpty() ? "document.pdf" : title)
                .put("file_data", dataUrl(field, source));
        media(part, block);
    }

    private void media(ObjectNode part, JsonNode block) {
        text = false;
        parts.add(part, block);
    }

    private void searchResult(JsonNode block) {
        titled(block, Json.string(block, "source") + "\n" + text(block.path("content")));
    }

    private void titled(JsonNode block, String words) {
        String title = Json.string(block, "title");
        parts.text(title.isEmpty() ? words : title + "\n\n" + words, block);
    }

    private static String text(JsonNode content) {
        StringBuilder all = new StringBuilder(content.isString() ? content.stringValue() : "");
        Json.items(content)
                .forEach(part -> all.append(Json.string(part, "text")).append('\n'));
        return all.toString().strip();
    }

    private static String dataUrl(String field, JsonNode source) {
        if (!Json.string(source, "type").equals("base64")) {
            throw new Untranslatable(
                    field + ".source.type",
                    "No provider of this model can fetch a source of the type '" + Json.string(source, "type")
                            + "'. Send its content as base64.");
        }
        return "data:" + Json.string(source, "media_type") + ";base64," + Json.string(source, "data");
    }
}
