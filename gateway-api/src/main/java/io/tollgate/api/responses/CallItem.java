package io.tollgate.api.responses;

import io.tollgate.api.canonical.ToolCall;
import io.tollgate.routing.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** A call of one of the caller's functions. */
final class CallItem implements OpenItem {

    private static final String NONE = "{}";

    private final EventWriter events;
    private final Place place;
    private final ObjectNode item;
    private final StringBuilder arguments = new StringBuilder();
    private boolean closed;

    CallItem(EventWriter events, Place place, ToolCall call) {
        this.events = events;
        this.place = place;
        this.item = Json.object()
                .put("id", place.itemId())
                .put("type", "function_call")
                .put("status", "in_progress")
                .put("call_id", call.id())
                .put("name", call.name())
                .put("arguments", "");
        events.item("response.output_item.added", place.index(), item);
    }

    /** Those that come late still go out, and into the output. */
    void arguments(String part) {
        arguments.append(part);
        events.inside(
                "response.function_call_arguments.delta", place, Json.object().put("delta", part));
        if (closed) {
            item.put("arguments", arguments.toString());
        }
    }

    @Override
    public ObjectNode close(String status) {
        if (arguments.isEmpty()) {
            arguments(NONE);
        }
        closed = true;
        item.put("arguments", arguments.toString()).put("status", status);
        events.inside(
                "response.function_call_arguments.done",
                place,
                Json.object().put("name", Json.string(item, "name")).put("arguments", arguments.toString()));
        events.item("response.output_item.done", place.index(), item);
        return item;
    }
}
