package io.tollgate.routing.provider.cohere;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UsagePart;
import io.tollgate.routing.provider.chat.Concessions;
import io.tollgate.routing.provider.usage.CohereUsage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rankings, whose words callers have from Cohere's first version: the second takes texts alone, and does not send them back.
 *
 * @see <a href="https://docs.cohere.com/reference/rerank">Rerank</a>
 */
final class Ranking {

    private static final Set<String> KNOWN = Set.of(
            "model",
            "query",
            "documents",
            "top_n",
            "return_documents",
            "max_tokens_per_doc",
            "user",
            "provider",
            "models",
            "session_id");

    private Ranking() {}

    static ObjectNode request(ProviderCall call, String model, Concessions concessions) {
        JsonNode body = body(call);
        body.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> concessions.drop(name, "Cohere has no such parameter"));
        ObjectNode request = Json.object().put("model", model);
        request.set("query", body.path("query"));
        ArrayNode documents = request.putArray("documents");
        Json.items(body.path("documents")).forEach(document -> documents.add(text(document, concessions)));
        for (String name : List.of("top_n", "max_tokens_per_doc")) {
            if (Json.has(body, name)) {
                request.set(name, body.get(name));
            }
        }
        return request;
    }

    private static String text(JsonNode document, Concessions concessions) {
        String text = document.isString() ? document.stringValue() : Json.string(document, "text");
        if (text.isEmpty()) {
            throw concessions.refusal("documents", "one is neither a text nor an object with 'text'");
        }
        return text;
    }

    static Decoded read(ProviderCall call, UpstreamAnswer answer) {
        JsonNode body = Json.read(answer.body());
        if (!(body instanceof ObjectNode ranking) || !body.path("results").isArray()) {
            return new Decoded.Failed(new Failure.Unavailable(
                    "unreadable", "the answer has no ranking", OptionalInt.of(answer.status())));
        }
        if (body(call).path("return_documents").asBoolean(false)) {
            addDocuments(ranking.path("results"), body(call).path("documents"));
        }
        ranking.put("model", call.publicModel());
        Optional<TokenUsage> usage = CohereUsage.searches(body.path("meta"));
        usage.ifPresent(billed ->
                ranking.putObject("usage").put("search_units", billed.units().count(Unit.SEARCH)));
        byte[] written = Json.bytes(ranking);
        return new Decoded.Answered(
                new Answer(written, usage.map(billed -> placed(written, billed)), Optional.empty(), 0));
    }

    /** Cohere has no such member; all others do, and the gateway tells in it what the answer costs. */
    private static UsagePart placed(byte[] ranking, TokenUsage billed) {
        JsonMember usage =
                JsonMembers.read(ranking).find("usage", JsonKind.OBJECT).orElseThrow();
        return new UsagePart(billed, usage.valueStart(), usage.valueEnd());
    }

    private static void addDocuments(JsonNode results, JsonNode documents) {
        for (JsonNode result : results) {
            JsonNode document = documents.path(result.path("index").asInt(-1));
            if (result instanceof ObjectNode into && document.isString()) {
                into.putObject("document").set("text", document);
            } else if (result instanceof ObjectNode into) {
                into.set("document", document);
            }
        }
    }

    private static JsonNode body(ProviderCall call) {
        JsonMembers members = call.body().json();
        return Json.read(members.document(), members.start(), members.end());
    }
}
