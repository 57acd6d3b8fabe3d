package io.tollgate.api.canonical;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.Citation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What Perplexity found for an answer, told beside its choices and again in each chunk; the text refers to it by numbers.
 *
 * @see <a href="https://docs.perplexity.ai/api-reference/chat-completions-post">Chat completions: search_results</a>
 */
record Found(List<Citation> citations) {

    static Optional<Found> in(JsonNode completion) {
        Stream<Citation> results = Json.items(completion.path("search_results")).stream()
                .map(result -> citation(Json.string(result, "url"), Json.string(result, "title")));
        Stream<Citation> addresses = Json.items(completion.path("citations")).stream()
                .filter(JsonNode::isString)
                .map(address -> citation(address.stringValue(), ""));
        List<Citation> citations = (completion.has("search_results") ? results : addresses)
                .filter(citation -> !citation.url().isEmpty())
                .toList();
        return citations.isEmpty() ? Optional.empty() : Optional.of(new Found(citations));
    }

    private static Citation citation(String url, String title) {
        return new Citation(url, title, -1, -1);
    }
}
