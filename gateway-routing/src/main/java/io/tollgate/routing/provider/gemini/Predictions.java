package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.catalogue.Quirk;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.plan.Attempt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Embeddings as Vertex AI makes them: predictions about instances.
 *
 * @see <a href="https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text-embeddings-api">Text embeddings API</a>
 */
final class Predictions {

    private Predictions() {}

    static boolean areMade(Attempt attempt) {
        return attempt.offering().provider().wire().has(Quirk.VERTEX);
    }

    /** A request to embed a batch of contents, in the words of a prediction. */
    static ObjectNode request(ObjectNode batch) {
        ObjectNode request = Json.object();
        ArrayNode instances = request.putArray("instances");
        for (JsonNode one : batch.path("requests")) {
            JsonNode text = one.path("content").path("parts").path(0).path("text");
            instances.addObject().put("content", text.asString(""));
            if (one.has("outputDimensionality")) {
                request.withObject("/parameters").set("outputDimensionality", one.get("outputDimensionality"));
            }
        }
        return request;
    }

    /** Predictions in the words of an embedded batch; what is none stays as it is. */
    static JsonNode answer(JsonNode body) {
        if (!body.path("predictions").isArray()) {
            return body;
        }
        ObjectNode answer = Json.object();
        ArrayNode embeddings = answer.putArray("embeddings");
        long tokens = 0;
        for (JsonNode prediction : body.path("predictions")) {
            JsonNode embedding = prediction.path("embeddings");
            embeddings.addObject().set("values", embedding.path("values"));
            tokens += embedding.path("statistics").path("token_count").asLong(0);
        }
        if (tokens > 0) {
            answer.putObject("usageMetadata").put("promptTokenCount", tokens);
        }
        return answer;
    }
}
