package io.tollgate.api.responses;

import io.tollgate.api.canonical.EventBuffer;
import io.tollgate.routing.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Numbers a stream's events. */
final class EventWriter {

    private final EventBuffer events;
    private int next;

    EventWriter(EventBuffer events) {
        this.events = events;
    }

    /** Of the whole response. */
    void response(String type, ObjectNode response) {
        ObjectNode event = event(type);
        event.set("response", response);
        events.add(event);
    }

    /** Of an item that is added or done. */
    void item(String type, int place, ObjectNode item) {
        ObjectNode event = event(type).put("output_index", place);
        event.set("item", item.deepCopy());
        events.add(event);
    }

    /** Of what is in an item. */
    void inside(String type, Place place, ObjectNode members) {
        ObjectNode event = event(type).put("item_id", place.itemId()).put("output_index", place.index());
        events.add(event.setAll(members));
    }

    private ObjectNode event(String type) {
        return Json.object().put("type", type).put("sequence_number", next++);
    }
}
