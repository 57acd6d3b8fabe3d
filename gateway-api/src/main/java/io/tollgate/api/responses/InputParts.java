package io.tollgate.api.responses;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of an item as the content of a message.
 *
 * @param field where it is in the request
 */
record InputParts(String field) {

    /** A text as it is; of parts, a single text as just that. */
    JsonNode of(JsonNode content) {
        if (content.isString()) {
            return content;
        }
        if (!content.isArray()) {
            throw new Untranslatable(field, "It must be a text or an array of parts.");
        }
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (JsonNode part : content) {
            parts.add(part(field + "[" + parts.size() + "]", part));
        }
        return parts.size() == 1 && parts.path(0).has("text") ? parts.path(0).path("text") : parts;
    }

    /** The text of all parts: what a model said has no others. */
    static JsonNode joined(JsonNode content) {
        StringBuilder all = new StringBuilder(content.isString() ? content.stringValue() : "");
        Json.items(content).forEach(part -> all.append(Json.string(part, "text")));
        return JsonNodeFactory.instance.stringNode(all.toString());
    }

    private static ObjectNode part(String place, JsonNode part) {
        return switch (Json.string(part, "type")) {
            case "input_text", "output_text", "text", "summary_text" -> text(Json.string(part, "text"));
            case "refusal" -> text(Json.string(part, "refusal"));
            case "input_image" -> image(place, part);
            case "input_file" -> file(place, part);
            case "input_audio" -> audio(part);
            default ->
                throw new Untranslatable(
                        place + ".type",
                        "No provider of this model understands content of the type '" + Json.string(part, "type")
                                + "'. Send input_text, input_image, input_file or input_audio.");
        };
    }

    private static ObjectNode text(String text) {
        return Json.object().put("type", "text").put("text", text);
    }

    private static ObjectNode image(String place, JsonNode part) {
        ObjectNode written = Json.object().put("type", "image_url");
        ObjectNode image = written.putObject("image_url").put("url", required(place, part, "image_url"));
        String detail = Json.string(part, "detail");
        if (!detail.isEmpty()) {
            image.put("detail", detail);
        }
        return written;
    }

    private static ObjectNode file(String place, JsonNode part) {
        ObjectNode written = Json.object().put("type", "file");
        String name = Json.string(part, "filename");
        written.putObject("file")
                .put("filename", name.isEmpty() ? "document.pdf" : name)
                .put("file_data", required(place, part, "file_data"));
        return written;
    }

    private static ObjectNode audio(JsonNode part) {
        ObjectNode written = Json.object().put("type", "input_audio");
        written.set("input_audio", part.path("input_audio"));
        return written;
    }

    private static String required(String place, JsonNode part, String name) {
        String value = Json.string(part, name);
        if (value.isEmpty()) {
            throw new Untranslatable(
                    place + "." + name,
                    "No provider of this model can fetch what is stored at OpenAI or elsewhere. Send '" + name
                            + "' with the content as a data URL.");
        }
        return value;
    }
}
