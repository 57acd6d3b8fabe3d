package io.tollgate.api.responses;

import io.tollgate.routing.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the model thought: told as the summary that it is for the caller, and with what proves it. */
final class ReasoningItem implements OpenItem {

    private final EventWriter events;
    private final Place place;
    private final ObjectNode item;
    private final StringBuilder thought = new StringBuilder();
    private final ArrayNode proofs = JsonNodeFactory.instance.arrayNode();
    private int proven;
    private boolean open;

    ReasoningItem(EventWriter events, Place place) {
        this.events = events;
        this.place = place;
        this.item = Json.object().put("id", place.itemId()).put("type", "reasoning");
        item.putArray("summary");
        events.item("response.output_item.added", place.index(), item);
    }

    void text(String part) {
        if (!open) {
            open = true;
            events.inside("response.reasoning_summary_part.added", place, inPart().set("part", part("")));
        }
        thought.append(part);
        events.inside("response.reasoning_summary_text.delta", place, inPart().put("delta", part));
    }

    /** Signs what was thought since the last signature. */
    void signature(String signature) {
        proofs.addObject()
                .put("type", "reasoning.text")
                .put("text", thought.substring(proven))
                .put("signature", signature);
        proven = thought.length();
    }

    void encrypted(String data) {
        proofs.addObject().put("type", "reasoning.encrypted").put("data", data);
    }

    @Override
    public ObjectNode close(String status) {
        if (open) {
            String all = thought.toString();
            events.inside("response.reasoning_summary_text.done", place, inPart().put("text", all));
            events.inside("response.reasoning_summary_part.done", place, inPart().set("part", part(all)));
            item.withArray("summary").add(part(all));
        }
        if (!proofs.isEmpty()) {
            item.put("encrypted_content", SealedReasoning.seal(proofs));
        }
        events.item("response.output_item.done", place.index(), item);
        return item;
    }

    private static ObjectNode inPart() {
        return Json.object().put("summary_index", 0);
    }

    private static ObjectNode part(String text) {
        return Json.object().put("type", "summary_text").put("text", text);
    }
}
