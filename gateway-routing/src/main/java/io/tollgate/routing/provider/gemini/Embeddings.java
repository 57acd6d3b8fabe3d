package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.chat.Concessions;
import io.tollgate.routing.provider.embedding.EmbeddingList;
import io.tollgate.routing.provider.usage.GeminiUsage;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Embeddings in Gemini's words and back. Usage is told by newer models, and by Vertex AI.
 *
 * @see <a href="https://ai.google.dev/api/embeddings">batchEmbedContents</a>
 */
final class Embeddings {

    private static final Set<String> KNOWN =
            Set.of("model", "input", "dimensions", "encoding_format", "user", "provider", "models", "session_id");

    private Embeddings() {}

    static ObjectNode request(ProviderCall call, String model, Concessions concessions) {
        JsonMembers members = call.body().json();
        JsonNode body = Json.read(members.document(), members.start(), members.end());
        body.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> concessions.drop(name, "Gemini has no such parameter"));
        ObjectNode request = Json.object();
        ArrayNode requests = request.putArray("requests");
        JsonNode input = body.path("input");
        for (JsonNode text : input.isArray() ? Json.items(input) : List.of(input)) {
            if (!text.isString()) {
                throw concessions.refusal("input", "it has tokens in it, and Gemini embeds texts");
            }
            ObjectNode one = requests.addObject().put("model", model);
            one.putObject("content").putArray("parts").addObject().put("text", text.stringValue());
            if (Json.has(body, "dimensions")) {
                one.set("outputDimensionality", body.get("dimensions"));
            }
        }
        return request;
    }

    static Decoded read(ProviderCall call, UpstreamAnswer answer) {
        JsonNode whole = Predictions.answer(Json.read(answer.body()));
        JsonNode embeddings = whole.path("embeddings");
        if (!embeddings.isArray()) {
            return new Decoded.Failed(new Failure.Unavailable(
                    "unreadable", "the answer has no embeddings", OptionalInt.of(answer.status())));
        }
        EmbeddingList list = new EmbeddingList(call);
        embeddings.forEach(embedding -> list.add(embedding.path("values")));
        return new Decoded.Answered(list.answer(call, GeminiUsage.read(whole.path("usageMetadata"))));
    }
}
