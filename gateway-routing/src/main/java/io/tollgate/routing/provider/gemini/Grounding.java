package io.tollgate.routing.provider.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.Citation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What Google's searches found, as citations. Segments are in bytes, of which only those of the first part are told apart.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/google-search">Grounding with Google Search</a>
 */
final class Grounding {

    private Grounding() {}

    /**
     * The citations of a candidate; none where it searched for nothing.
     *
     * @param text of the answer, as far as it is known
     */
    static List<Citation> of(JsonNode candidate, String text) {
        JsonNode grounding = candidate.path("groundingMetadata");
        JsonNode chunks = grounding.path("groundingChunks");
        List<Citation> citations = new ArrayList<>();
        for (JsonNode support : grounding.path("groundingSupports")) {
            JsonNode segment = support.path("segment");
            int start = characters(text, segment.path("startIndex").asInt(0));
            int end = characters(text, segment.path("endIndex").asInt(0));
            for (JsonNode index : support.path("groundingChunkIndices")) {
                JsonNode web = chunks.path(index.asInt(-1)).path("web");
                if (web.isObject()) {
                    citations.add(new Citation(Json.string(web, "uri"), Json.string(web, "title"), start, end));
                }
            }
        }
        return citations;
    }

    private static int characters(String text, int bytes) {
        byte[] utf8 = text.getBytes(UTF_8);
        return new String(utf8, 0, Math.max(0, Math.min(bytes, utf8.length)), UTF_8).length();
    }
}
