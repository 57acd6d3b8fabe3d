package io.tollgate.routing.provider.embedding;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.UsagePart;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes embeddings as OpenAI does, packed where the caller wants them so. */
public final class EmbeddingList {

    private static final long BYTES_PER_TOKEN = 4;

    private final boolean packed;
    private final ObjectNode list = Json.object().put("object", "list");
    private final ArrayNode data = list.putArray("data");

    public EmbeddingList(ProviderCall call) {
        this.packed = Packing.isWanted(call);
    }

    /** The next one, an array of numbers. */
    public void add(JsonNode values) {
        ObjectNode one = data.addObject().put("object", "embedding").put("index", data.size() - 1);
        if (packed) {
            one.put("embedding", Packing.packed(values));
        } else {
            one.set("embedding", values);
        }
    }

    /** Where the provider did not count, clients that insist on a usage get one by the input's length, which is not billed. */
    public Answer answer(ProviderCall call, Optional<TokenUsage> usage) {
        list.put("model", call.publicModel());
        long shown = usage.map(TokenUsage::totalInput).orElseGet(() -> estimate(call));
        list.putObject("usage").put("prompt_tokens", shown).put("total_tokens", shown);
        byte[] body = Json.bytes(list);
        Optional<UsagePart> part = usage.flatMap(tokens -> JsonMembers.read(body)
                .find("usage", JsonKind.OBJECT)
                .map(place -> new UsagePart(tokens, place.valueStart(), place.valueEnd())));
        return new Answer(body, part, Optional.empty(), 0);
    }

    private static long estimate(ProviderCall call) {
        JsonMembers request = call.body().json();
        long bytes = request.find("input")
                .map(input -> input.valueEnd() - input.valueStart())
                .orElse(0);
        return Math.max(1, bytes / BYTES_PER_TOKEN);
    }
}
