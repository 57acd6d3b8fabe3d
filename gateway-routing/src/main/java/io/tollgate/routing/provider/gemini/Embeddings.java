package io.tollgate.routing.provider.gemini;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.chat.Concessions;
import io.tollgate.routing.provider.usage.GeminiUsage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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
        boolean packed = call.body()
                .json()
                .string("encoding_format")
                .filter("base64"::equals)
                .isPresent();
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode data = list.putArray("data");
        for (JsonNode embedding : embeddings) {
            ObjectNode one = data.addObject().put("object", "embedding").put("index", data.size() - 1);
            JsonNode values = embedding.path("values");
            if (packed) {
                one.put("embedding", packed(values));
            } else {
                one.set("embedding", values);
            }
        }
        list.put("model", call.publicModel());
        return new Decoded.Answered(answered(list, GeminiUsage.read(whole.path("usageMetadata"))));
    }

    private static Answer answered(ObjectNode list, Optional<TokenUsage> usage) {
        usage.ifPresent(tokens -> list.putObject("usage")
                .put("prompt_tokens", tokens.totalInput())
                .put("total_tokens", tokens.totalInput()));
        byte[] body = Json.bytes(list);
        Optional<UsagePart> part = usage.flatMap(tokens -> JsonMembers.read(body)
                .find("usage", JsonKind.OBJECT)
                .map(place -> new UsagePart(tokens, place.valueStart(), place.valueEnd())));
        return new Answer(body, part, Optional.empty(), 0);
    }

    /** As OpenAI packs them: four bytes a number, the lowest first. */
    private static String packed(JsonNode values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(value -> bytes.putFloat((float) value.doubleValue()));
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
