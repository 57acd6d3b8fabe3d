package io.tollgate.api.responses;

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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Words a stream as OpenAI's Responses do: the response, its items one after the other, and the response again.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses-streaming">Streaming events</a>
 */
final class ResponseEvents implements StreamWords {

    private final Echo echo;
    private final EventWriter events;
    private final ArrayNode output = JsonNodeFactory.instance.arrayNode();
    private final Map<ToolCall, CallItem> calls = new HashMap<>();
    private ResponseObject response;
    private @Nullable OpenItem open;

    ResponseEvents(Echo echo, EventBuffer buffer) {
        this.echo = echo;
        this.events = new EventWriter(buffer);
        this.response = ResponseObject.of(Json.object(), echo);
    }

    @Override
    public void begin(JsonNode chunk) {
        response = ResponseObject.of(chunk, echo);
        events.response("response.created", response.inProgress(output));
        events.response("response.in_progress", response.inProgress(output));
    }

    @Override
    public void text(String part) {
        message().text(part);
    }

    @Override
    public void citation(Citation citation) {
        message().citation(citation);
    }

    @Override
    public void refusal(String part) {
        message().refusal(part);
    }

    @Override
    public void reasoning(String part) {
        reasoning().text(part);
    }

    @Override
    public void signature(String signature) {
        reasoning().signature(signature);
    }

    @Override
    public void encryptedReasoning(String data) {
        reasoning().encrypted(data);
    }

    @Override
    public void toolCall(ToolCall call) {
        calls.put(call, begin("fc_", (writer, place) -> new CallItem(writer, place, call)));
    }

    @Override
    public void arguments(ToolCall call, String part) {
        CallItem item = calls.get(call);
        if (item != null) {
            item.arguments(part);
        }
    }

    @Override
    public void end(Ending ending, Optional<TokenUsage> usage, long relayedBytes) {
        ObjectNode ended = ended(ending, usage, relayedBytes);
        events.response("response." + Json.string(ended, "status"), ended);
    }

    /** The response with all that was told. */
    ObjectNode ended(Ending ending, Optional<TokenUsage> usage, long relayedBytes) {
        close(ending == Ending.LENGTH ? "incomplete" : "completed");
        return response.ended(output, ending, usage, relayedBytes);
    }

    @Override
    public void close() {
        // Nothing comes after the response.
    }

    @Override
    public void broken() {
        events.response("response.failed", response.failed(output));
    }

    private MessageItem message() {
        return open instanceof MessageItem item ? item : begin("msg_", MessageItem::new);
    }

    private ReasoningItem reasoning() {
        return open instanceof ReasoningItem item ? item : begin("rs_", ReasoningItem::new);
    }

    private <T extends OpenItem> T begin(String prefix, BiFunction<EventWriter, Place, T> maker) {
        close("completed");
        int index = output.size();
        T item = maker.apply(events, new Place(prefix + response.id() + "_" + index, index));
        open = item;
        return item;
    }

    private void close(String status) {
        OpenItem last = open;
        if (last != null) {
            output.add(last.close(status));
            open = null;
        }
    }
}
