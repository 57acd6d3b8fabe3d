package io.tollgate.routing.rescue;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.sse.SseEvent;
import io.tollgate.routing.provider.sse.SseSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a stream has given so far, kept as it came: it is looked into only when the stream breaks. Used by one thread at a
 * time.
 */
public final class Said {

    /** Who has read more than this of an answer had better ask again. */
    private static final int MOST_BYTES = 512 * 1024;

    private final Tongue tongue;
    private final List<byte[]> chunks = new ArrayList<>();
    private int bytes;
    private boolean finished;

    /** @param operation in whose words the caller hears it */
    public Said(Operation operation) {
        this.tongue = Tongue.of(operation);
    }

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
        return finished || bytes > MOST_BYTES
                ? Optional.empty()
                : tongue.begun(events())
                        .filter(begun -> !begun.text().isBlank())
                        .map(begun -> new Continuation(begun, tongue));
    }

    private List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>(chunks.size());
        for (byte[] chunk : chunks) {
            events.addAll(events(chunk));
        }
        return events;
    }

    /** The events of one chunk that are JSON: chunks have whole events. */
    static List<JsonNode> events(byte[] chunk) {
        return new SseSplitter(Math.max(1, chunk.length))
                .feed(chunk).stream().map(Said::json).filter(JsonNode::isObject).toList();
    }

    private static JsonNode json(SseEvent event) {
        return Json.read(event.bytes(), event.dataStart(), event.dataEnd());
    }
}
