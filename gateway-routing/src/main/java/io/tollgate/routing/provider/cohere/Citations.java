package io.tollgate.routing.provider.cohere;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.ChatPart;
import io.tollgate.routing.provider.chat.Citation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Citations of documents and of what tools gave, each with Cohere's own words, which are what it takes back.
 *
 * @see <a href="https://docs.cohere.com/v2/docs/rag-citations">Citations</a>
 */
final class Citations {

    private static final String OWN = "cohere";

    private Citations() {}

    static Citation read(JsonNode citation) {
        JsonNode document = citation.path("sources").path(0).path("document");
        ObjectNode extra = Json.object();
        extra.set(OWN, citation);
        return new Citation(
                Json.string(document, "url"),
                Json.string(document, "title"),
                citation.path("start").asInt(-1),
                citation.path("end").asInt(-1),
                extra);
    }

    /** Adds those of Cohere's own that this text has. */
    static void collect(ChatPart.Text text, ArrayNode into) {
        for (JsonNode annotation : Json.items(text.annotations())) {
            JsonNode own = annotation.path("extra_content").path(OWN);
            if (own.isObject()) {
                into.add(own);
            }
        }
    }
}
