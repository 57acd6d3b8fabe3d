package io.tollgate.routing.provider.gemini;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.routing.json.Json;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The searches in the web that Google bills, which its usage leaves out: from Gemini 3 on each that differs from the others,
 * before it one for an answer that searched at all.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/google-search">Grounding with Google Search: pricing</a>
 */
final class Searches {

    private final GeminiModel model;
    private final Set<String> queries = new HashSet<>();

    Searches(GeminiModel model) {
        this.model = model;
    }

    /** Adds those that a candidate, or a part of one, tells of; empty ones are none. */
    void add(JsonNode candidate) {
        Json.items(candidate.path("groundingMetadata").path("webSearchQueries")).stream()
                .map(query -> query.asString(""))
                .filter(query -> !query.isEmpty())
                .forEach(queries::add);
    }

    /** The usage with these searches in it. */
    TokenUsage beside(TokenUsage usage) {
        long billed = model.paysBySearch() ? queries.size() : Math.min(1, queries.size());
        return usage.with(usage.units().and(Unit.SEARCH, billed));
    }
}
