package io.tollgate.routing.rescue;

import io.tollgate.routing.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's chat completions. */
final class ChatTongue implements Tongue {

    /** What of an answer cannot be gone on with in the middle. */
    private static final Set<String> UNFINISHED = Set.of(
            "tool_calls", "function_call", "reasoning", "reasoning_content", "reasoning_details", "refusal", "audio");

    @Override
    public Optional<Begun> begun(List<JsonNode> events) {
        String id = "";
        long created = 0;
        StringBuilder text = new StringBuilder();
        for (JsonNode chunk : events) {
            id = id.isEmpty() ? Json.string(chunk, "id") : id;
            created = created == 0 ? chunk.path("created").asLong(0) : created;
            for (JsonNode choice : Json.items(chunk.path("choices"))) {
                JsonNode delta = choice.path("delta");
                if (choice.path("index").asInt(0) > 0 || UNFINISHED.stream().anyMatch(name -> Json.has(delta, name))) {
                    return Optional.empty();
                }
                text.append(Json.string(delta, "content"));
            }
        }
        return Optional.of(new Begun(id, created, text.toString()));
    }

    @Override
    public Joint joint(Begun begun, Seam seam) {
        return event -> {
            relabel(event, begun, seam);
            return List.of(event);
        };
    }

    @Override
    public String head(ObjectNode event) {
        return "";
    }

    private static void relabel(ObjectNode event, Begun begun, Seam seam) {
        event.put("id", begun.id());
        event.put("created", begun.created());
        if (event.get("choices") instanceof ArrayNode choices) {
            for (JsonNode choice : choices) {
                if (choice.get("delta") instanceof ObjectNode delta) {
                    // Clients join texts, this one too.
                    delta.remove("role");
                    seam.trim(delta, "content");
                }
            }
        }
    }
}
