package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The reasoning of an earlier answer. What is not signed proves nothing, and no provider takes it back. */
final class Thoughts {

    private Thoughts() {}

    static List<ChatPart> of(JsonNode message) {
        List<ChatPart> thoughts = new ArrayList<>();
        for (JsonNode detail : Json.items(message.path("reasoning_details"))) {
            String signature = Json.string(detail, "signature");
            String data = Json.string(detail, "data");
            if (!signature.isEmpty() || !data.isEmpty()) {
                thoughts.add(new ChatPart.Thought(Json.string(detail, "text"), signature, data, Json.missing()));
            }
        }
        return thoughts;
    }
}
