package io.tollgate.routing.provider.anthropic;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.chat.ChatChunks;
import io.tollgate.routing.provider.sse.EventDecoding.EventReader;
import io.tollgate.routing.provider.sse.SseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads a streamed message as a stream of a chat completion.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/streaming">Streaming Messages</a>
 */
final class AnswerStream implements EventReader {

    private final ProviderCall call;
    private final boolean jsonTool;
    private final Instant now;
    private final MessageUsage usage = new MessageUsage();
    private final Beginning beginning = new Beginning();
    private ChatChunks chunks;
    private OpenBlock open = OpenBlock.NONE;
    private Optional<TokenUsage> counted = Optional.empty();
    private boolean answered;

    /** Characters of text until here, and until the block that is open. */
    private int said;

    private int blockStart;

    /** What the open block cites, which is told when it is known where its text ends. */
    private final List<JsonNode> cited = new ArrayList<>();

    /** @param jsonTool whether the answer is that tool's input */
    AnswerStream(ProviderCall call, boolean jsonTool, Instant now) {
        this.call = call;
        this.jsonTool = jsonTool;
        this.now = now;
        this.chunks = new ChatChunks(call, "", now.getEpochSecond());
    }

    @Override
    public void read(SseEvent event, List<StreamEvent> into) {
        JsonNode data = Json.read(event.bytes(), event.dataStart(), event.dataEnd());
        switch (Json.string(data, "type")) {
            case "message_start" -> begin(event, data, into);
            case "content_block_start" -> start(data.path("content_block"), into);
            case "content_block_delta" -> delta(data.path("delta"), into);
            case "content_block_stop" -> stop(into);
            case "message_delta" -> end(event, data.path("delta"), into);
            case "message_stop" -> {
                counted.map(chunks::usage).ifPresent(into::add);
                into.add(chunks.done());
            }
            case "error" -> into.add(new Broken(new ErrorReader(call).inBand(data)));
            // Pings, and what nobody knows yet; what is no JSON at all says so.
            default -> members(event);
        }
    }

    private void begin(SseEvent event, JsonNode data, List<StreamEvent> into) {
        beginning.again().ifPresentOrElse(failure -> into.add(new Broken(failure)), () -> {
            if (beginning.isFirst()) {
                JsonMembers members = members(event);
                counted = members.find("message", JsonKind.OBJECT)
                        .map(members::object)
                        .flatMap(usage::tell);
                chunks = new ChatChunks(call, Json.string(data.path("message"), "id"), now.getEpochSecond());
                into.add(chunks.begin(counted));
            }
        });
    }

    private void start(JsonNode block, List<StreamEvent> into) {
        beginning.passed();
        blockStart = said;
        open = OpenBlock.of(block, jsonTool);
        switch (open) {
            case TOOL ->
                into.add(chunks.toolCall(Json.string(block, "id"), Json.string(block, "name"), Json.missing()));
            case REDACTED -> into.add(chunks.encryptedReasoning(Json.string(block, "data")));
            case TEXT -> text(Json.string(block, "text"), into);
            default -> {}
        }
    }

    private void delta(JsonNode delta, List<StreamEvent> into) {
        switch (Json.string(delta, "type")) {
            case "text_delta" -> text(Json.string(delta, "text"), into);
            case "thinking_delta" -> add(Json.string(delta, "thinking"), into, chunks::reasoning);
            case "signature_delta" -> add(Json.string(delta, "signature"), into, chunks::signature);
            case "citations_delta" -> cited.add(delta.path("citation"));
            case "input_json_delta" -> input(Json.string(delta, "partial_json"), into);
            default -> {}
        }
    }

    /** What a model says before it calls the tool that answers is no part of the answer. */
    private void text(String part, List<StreamEvent> into) {
        if (!jsonTool) {
            said += part.length();
            add(part, into, chunks::text);
        }
    }

    private void input(String part, List<StreamEvent> into) {
        if (part.isEmpty()) {
            return;
        }
        if (open == OpenBlock.ANSWER) {
            answered = true;
            into.add(chunks.text(part));
        } else if (open == OpenBlock.TOOL || open == OpenBlock.TOOL_WITH_INPUT) {
            open = OpenBlock.TOOL_WITH_INPUT;
            into.add(chunks.arguments(part));
        }
    }

    /** A tool without input is called with an empty object. */
    private void stop(List<StreamEvent> into) {
        if (open == OpenBlock.TOOL) {
            into.add(chunks.arguments("{}"));
        }
        cited.forEach(citation -> into.add(chunks.citation(Citations.read(citation, blockStart, said))));
        cited.clear();
        open = OpenBlock.NONE;
    }

    private void end(SseEvent event, JsonNode delta, List<StreamEvent> into) {
        counted = usage.tell(members(event));
        String explanation = Json.string(delta.path("stop_details"), "explanation");
        add(explanation, into, chunks::refusal);
        String finish = FinishReason.of(Json.string(delta, "stop_reason"));
        into.add(chunks.finish(answered && finish.equals("tool_calls") && !chunks.hasCalls() ? "stop" : finish));
    }

    private static void add(String part, List<StreamEvent> into, Function<String, StreamEvent> chunk) {
        if (!part.isEmpty()) {
            into.add(chunk.apply(part));
        }
    }

    private static JsonMembers members(SseEvent event) {
        return JsonMembers.read(event.bytes(), event.dataStart(), event.dataEnd());
    }
}
