package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a part of an answer is from, in the shape that OpenAI has for it; what has no address is a file of the caller's own.
 *
 * @param url may be empty
 * @param start of the part, in characters of the answer's text; negative where it is not known
 * @param end after it
 * @param extra the provider's own words, under its name, that are to come back with the text; missing where there are none
 * @see <a href="https://platform.openai.com/docs/guides/tools-web-search">Output and citations</a>
 */
public record Citation(String url, String title, int start, int end, JsonNode extra) {

    private static final String WEB = "url_citation";
    private static final String FILE = "file_citation";

    public Citation(String url, String title, int start, int end) {
        this(url, title, start, end, Json.missing());
    }

    /** What was written by {@link #write}, or by a host of OpenAI's protocol. */
    public static Citation read(JsonNode annotation) {
        JsonNode said = annotation.path(annotation.has(WEB) ? WEB : FILE);
        return new Citation(
                Json.string(said, "url"),
                Json.string(said, "title"),
                said.path("start_index").asInt(-1),
                said.path("end_index").asInt(-1),
                annotation.path("extra_content"));
    }

    public boolean isPlaced() {
        return start >= 0 && end > start;
    }

    public void write(ObjectNode annotation) {
        String type = url.isEmpty() ? FILE : WEB;
        ObjectNode citation = annotation.put("type", type).putObject(type);
        if (!url.isEmpty()) {
            citation.put("url", url);
        }
        citation.put("title", title);
        if (start >= 0) {
            citation.put("start_index", start).put("end_index", end);
        }
        if (extra.isObject()) {
            annotation.set("extra_content", extra);
        }
    }
}
