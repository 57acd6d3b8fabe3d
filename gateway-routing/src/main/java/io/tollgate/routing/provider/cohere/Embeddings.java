package io.tollgate.routing.provider.cohere;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.chat.Concessions;
import io.tollgate.routing.provider.embedding.EmbeddingList;
import io.tollgate.routing.provider.usage.CohereUsage;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Embeddings in Cohere's words and back.
 *
 * @see <a href="https://docs.cohere.com/reference/embed">Embed</a>
 */
final class Embeddings {

    private static final Set<String> KNOWN = Set.of(
            "model",
            "input",
            "dimensions",
            "encoding_format",
            "input_type",
            "truncate",
            "user",
            "provider",
            "models",
            "session_id");

    /** Newer models insist on being told; a search needs the caller to say {@code search_query}. */
    private static final String USUAL_TYPE = "search_document";

    private Embeddings() {}

    static ObjectNode request(ProviderCall call, String model, Concessions concessions) {
        JsonMembers members = call.body().json();
        JsonNode body = Json.read(members.document(), members.start(), members.end());
        body.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> concessions.drop(name, "Cohere has no such parameter"));
        ObjectNode request = Json.object().put("model", model);
        String type = Json.string(body, "input_type");
        request.put("input_type", type.isEmpty() ? USUAL_TYPE : type);
        ArrayNode texts = request.putArray("texts");
        JsonNode input = body.path("input");
        for (JsonNode text : input.isArray() ? Json.items(input) : List.of(input)) {
            if (!text.isString()) {
                throw concessions.refusal("input", "it has tokens in it, and Cohere embeds texts");
            }
            texts.add(text);
        }
        request.putArray("embedding_types").add("float");
        if (Json.has(body, "dimensions")) {
            request.set("output_dimension", body.get("dimensions"));
        }
        if (Json.has(body, "truncate")) {
            request.set("truncate", body.get("truncate"));
        }
        return request;
    }

    static Decoded read(ProviderCall call, UpstreamAnswer answer) {
        JsonNode body = Json.read(answer.body());
        JsonNode vectors = body.path("embeddings").path("float");
        if (!vectors.isArray() || vectors.isEmpty()) {
            return new Decoded.Failed(new Failure.Unavailable(
                    "unreadable", "the answer has no embeddings", OptionalInt.of(answer.status())));
        }
        EmbeddingList list = new EmbeddingList(call);
        vectors.forEach(list::add);
        return new Decoded.Answered(list.answer(call, CohereUsage.read(body.path("meta"))));
    }
}
