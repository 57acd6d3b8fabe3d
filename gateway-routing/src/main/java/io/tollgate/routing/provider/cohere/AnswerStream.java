package io.tollgate.routing.provider.cohere;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.UpstreamError;
import io.tollgate.routing.provider.chat.ChatChunks;
import io.tollgate.routing.provider.sse.EventDecoding.EventReader;
import io.tollgate.routing.provider.sse.SseEvent;
import io.tollgate.routing.provider.usage.CohereUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads a streamed answer as a stream of a chat completion.
 *
 * @see <a href="https://docs.cohere.com/v2/docs/streaming">Streaming</a>
 */
final class AnswerStream implements EventReader {

    private final ProviderCall call;
    private final Instant now;
    private ChatChunks chunks;

    /** A call began, and what came of its arguments yet says nothing. */
    private StringBuilder silence = new StringBuilder();

    private boolean silent;

    AnswerStream(ProviderCall call, Instant now) {
        this.call = call;
        this.now = now;
        this.chunks = new ChatChunks(call, "", now.getEpochSecond());
    }

    @Override
    public void read(SseEvent event, List<StreamEvent> into) {
        if (event.isData("[DONE]")) {
            return;
        }
        JsonNode data = Json.read(event.bytes(), event.dataStart(), event.dataEnd());
        JsonNode message = data.path("delta").path("message");
        switch (Json.string(data, "type")) {
            case "message-start" -> begin(data, into);
            case "content-start", "content-delta" -> content(message.path("content"), into);
            case "tool-plan-delta" -> add(Json.string(message, "tool_plan"), into, chunks::reasoning);
            case "tool-call-start" -> call(message.path("tool_calls"), into);
            case "tool-call-delta" -> arguments(message.path("tool_calls"), into);
            case "tool-call-end" -> endCall(into);
            case "citation-start" -> citation(message.path("citations"), into);
            case "message-end" -> end(data.path("delta"), into);
            // What nobody knows yet; what is no JSON at all says so.
            default -> JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
        }
    }

    private void begin(JsonNode data, List<StreamEvent> into) {
        chunks = new ChatChunks(call, Json.string(data, "id"), now.getEpochSecond());
        into.add(chunks.begin(Optional.empty()));
    }

    private void content(JsonNode content, List<StreamEvent> into) {
        add(Json.string(content, "thinking"), into, chunks::reasoning);
        add(Json.string(content, "text"), into, chunks::text);
    }

    private void call(JsonNode call, List<StreamEvent> into) {
        JsonNode function = call.path("function");
        into.add(chunks.toolCall(Json.string(call, "id"), Json.string(function, "name"), Json.missing()));
        silence = new StringBuilder();
        silent = true;
        arguments(call, into);
    }

    /** Arguments that say nothing may be written as {@code null}. */
    private void arguments(JsonNode call, List<StreamEvent> into) {
        String part = Json.string(call.path("function"), "arguments");
        if (!silent) {
            add(part, into, chunks::arguments);
            return;
        }
        silence.append(part);
        if (!"null".startsWith(silence.toString().strip())) {
            silent = false;
            into.add(chunks.arguments(silence.toString()));
        }
    }

    private void endCall(List<StreamEvent> into) {
        if (silent) {
            silent = false;
            into.add(chunks.arguments("{}"));
        }
    }

    private void citation(JsonNode citation, List<StreamEvent> into) {
        into.add(chunks.extension(
                "citations", JsonNodeFactory.instance.arrayNode().add(citation)));
        into.add(chunks.citation(Citations.read(citation)));
    }

    private void end(JsonNode delta, List<StreamEvent> into) {
        String reason = Json.string(delta, "finish_reason");
        if (FinishReason.isFailure(reason)) {
            String said = Json.string(delta, "error");
            into.add(new Broken(UpstreamError.inBand(said.isEmpty() ? "the answer ended with " + reason : said)));
            return;
        }
        into.add(chunks.finish(FinishReason.of(reason)));
        CohereUsage.read(delta.path("usage")).map(chunks::usage).ifPresent(into::add);
        into.add(chunks.done());
    }

    private static void add(String part, List<StreamEvent> into, Function<String, StreamEvent> chunk) {
        if (!part.isEmpty()) {
            into.add(chunk.apply(part));
        }
    }
}
