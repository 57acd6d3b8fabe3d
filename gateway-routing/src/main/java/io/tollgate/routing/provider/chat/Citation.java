package io.tollgate.routing.provider.chat;

import tools.jackson.databind.node.ObjectNode;

/**
 * Where a part of an answer is from, in the shape that OpenAI has for it.
 *
 * @param start of the part, in characters of the answer's text; negative where it is not known
 * @param end after it
 * @see <a href="https://platform.openai.com/docs/guides/tools-web-search">Output and citations</a>
 */
public record Citation(String url, String title, int start, int end) {

    void write(ObjectNode annotation) {
        ObjectNode citation = annotation.put("type", "url_citation").putObject("url_citation");
        citation.put("url", url).put("title", title);
        if (start >= 0) {
            citation.put("start_index", start).put("end_index", end);
        }
    }
}
