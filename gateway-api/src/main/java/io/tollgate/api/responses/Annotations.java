package io.tollgate.api.responses;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.Citation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Citations as Responses have them: flat, with the provider's own words beside them so that they can come back.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/object">The response object: annotations</a>
 */
final class Annotations {

    private static final String EXTRA = "extra_content";

    private Annotations() {}

    /** @param length of the text until here */
    static ObjectNode write(Citation citation, int length) {
        ObjectNode annotation = Json.object();
        if (citation.url().isEmpty()) {
            annotation
                    .put("type", "file_citation")
                    .put("file_id", "")
                    .put("filename", citation.title())
                    .put("index", citation.isPlaced() ? citation.end() : length);
        } else {
            annotation.put("type", "url_citation").put("url", citation.url()).put("title", citation.title());
        }
        annotation
                .put("start_index", citation.isPlaced() ? citation.start() : 0)
                .put("end_index", citation.isPlaced() ? citation.end() : length);
        if (citation.extra().isObject()) {
            annotation.set(EXTRA, citation.extra());
        }
        return annotation;
    }

    /**
     * Adds those of one part of what the model said.
     *
     * @param before how much text is before that part
     */
    static void read(JsonNode part, int before, ArrayNode into) {
        for (JsonNode annotation : Json.items(part.path("annotations"))) {
            String title = Json.string(annotation, "title");
            new Citation(
                            Json.string(annotation, "url"),
                            title.isEmpty() ? Json.string(annotation, "filename") : title,
                            before + annotation.path("start_index").asInt(0),
                            before + annotation.path("end_index").asInt(0),
                            annotation.path(EXTRA))
                    .write(into.addObject());
        }
    }
}
