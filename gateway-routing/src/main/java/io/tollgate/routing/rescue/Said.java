package io.tollgate.routing.rescue;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a stream has given so far, kept as it came: it is looked into only when the stream breaks. Used by one thread at a
 * time.
 */
public final class Said {

    /** Who has read more than this of an answer had better ask again. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final String DATA = "data: ";

    /** What of an answer cannot be gone on with in the middle. */
    private static final Set<String> UNFINISHED = Set.of(
            "tool_calls", "function_call", "reasoning", "reasoning_content", "reasoning_details", "refusal", "audio");

    private final List<byte[]> chunks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int bytes;
    private boolean finished;
    private String id = "";
    private long created;

    /** This went to the caller. */
    public void pass(Chunk chunk) {
        finished |= chunk.finishReason().isPresent();
        bytes += chunk.bytes().length;
        if (bytes <= MOST_BYTES) {
            chunks.add(chunk.bytes());
        } else {
            chunks.clear();
        }
    }

    /** How to go on; empty where that cannot be, because it is no plain text, there is none, or it is all there. */
    public Optional<Continuation> continuation() {
        if (finished || bytes > MOST_BYTES) {
            return Optional.empty();
        }
        for (byte[] chunk : chunks) {
            for (String line : new String(chunk, StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.startsWith(DATA) && !read(Json.read(bytes(line.substring(DATA.length()))))) {
                    return Optional.empty();
                }
            }
        }
        return text.toString().isBlank()
                ? Optional.empty()
                : Optional.of(new Continuation(id, created, text.toString()));
    }

    private boolean read(JsonNode chunk) {
        id = id.isEmpty() ? Json.string(chunk, "id") : id;
        created = created == 0 ? chunk.path("created").asLong(0) : created;
        for (JsonNode choice : Json.items(chunk.path("choices"))) {
            JsonNode delta = choice.path("delta");
            if (choice.path("index").asInt(0) > 0 || UNFINISHED.stream().anyMatch(name -> Json.has(delta, name))) {
                return false;
            }
            text.append(Json.string(delta, "content"));
        }
        return true;
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
