package io.tollgate.api.anthropic;

import io.tollgate.api.canonical.Ending;
import io.tollgate.api.canonical.EventBuffer;
import io.tollgate.api.canonical.StreamWords;
import io.tollgate.api.canonical.ToolCall;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.Citation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Words a stream as Anthropic does: the message's start, its blocks one after the other, and its end.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/streaming">Streaming Messages</a>
 */
final class MessageEvents implements StreamWords {

    private enum Open {
        NOTHING,
        TEXT,
        THINKING,
        TOOL
    }

    private final String model;
    private final EventBuffer events;
    private final Map<Integer, Integer> blockOfCall = new HashMap<>();
    private Open open = Open.NOTHING;
    private int index = -1;
    private boolean refused;
    private boolean cited;

    MessageEvents(String model, EventBuffer events) {
        this.model = model;
        this.events = events;
    }

    @Override
    public void begin(JsonNode chunk) {
        ObjectNode message = MessageOfChat.begun(chunk, model);
        message.putArray("content");
        message.putNull("stop_reason").putNull("stop_sequence");
        // Nobody says before the end what went in; the last usage counts.
        message.set("usage", MessageUsage.write(TokenUsage.NONE));
        ObjectNode start = event("message_start");
        start.set("message", message);
        events.add(start);
    }

    /** A citation is of its whole block: what is said after it is in another one. */
    @Override
    public void citation(Citation citation) {
        need(Open.TEXT, Blocks.text(""));
        cited = true;
        ObjectNode delta = Json.object().put("type", "citations_delta");
        delta.set("citation", Blocks.citation(citation));
        delta(index, delta);
    }

    @Override
    public void text(String part) {
        if (cited) {
            stop();
        }
        need(Open.TEXT, Blocks.text(""));
        delta(index, Json.object().put("type", "text_delta").put("text", part));
    }

    @Override
    public void refusal(String part) {
        refused = true;
        text(part);
    }

    @Override
    public void reasoning(String part) {
        need(Open.THINKING, Blocks.thinking("", ""));
        delta(index, Json.object().put("type", "thinking_delta").put("thinking", part));
    }

    /** The last thing that is said in its block. */
    @Override
    public void signature(String signature) {
        need(Open.THINKING, Blocks.thinking("", ""));
        delta(index, Json.object().put("type", "signature_delta").put("signature", signature));
        stop();
    }

    @Override
    public void encryptedReasoning(String data) {
        start(Open.THINKING, Blocks.redactedThinking(data));
        stop();
    }

    @Override
    public void toolCall(ToolCall call) {
        start(Open.TOOL, Blocks.toolUse(call));
        blockOfCall.put(call.number(), index);
    }

    @Override
    public void arguments(ToolCall call, String part) {
        int block = blockOfCall.getOrDefault(call.number(), index);
        delta(block, Json.object().put("type", "input_json_delta").put("partial_json", part));
    }

    @Override
    public void end(Ending ending, Optional<TokenUsage> usage, long relayedBytes) {
        stop();
        ObjectNode end = event("message_delta");
        end.putObject("delta")
                .put("stop_reason", StopReason.of(ending, refused))
                .putNull("stop_sequence");
        end.set("usage", MessageUsage.write(usage, relayedBytes));
        events.add(end);
    }

    @Override
    public void close() {
        events.add(event("message_stop"));
    }

    /** The error event says all that there is to say. */
    @Override
    public void broken() {}

    private void need(Open kind, ObjectNode empty) {
        if (open != kind) {
            start(kind, empty);
        }
    }

    private void start(Open kind, ObjectNode block) {
        stop();
        open = kind;
        index++;
        ObjectNode start = event("content_block_start").put("index", index);
        start.set("content_block", block);
        events.add(start);
    }

    private void delta(int block, ObjectNode delta) {
        ObjectNode event = event("content_block_delta").put("index", block);
        event.set("delta", delta);
        events.add(event);
    }

    private void stop() {
        if (open != Open.NOTHING) {
            events.add(event("content_block_stop").put("index", index));
            open = Open.NOTHING;
            cited = false;
        }
    }

    private static ObjectNode event(String type) {
        return Json.object().put("type", type);
    }
}
