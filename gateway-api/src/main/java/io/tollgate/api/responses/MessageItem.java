package io.tollgate.api.responses;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.Citation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the model says, or why it does not. */
final class MessageItem implements OpenItem {

    /** The two kinds of content, with the names that each has. */
    private enum Kind {
        TEXT("output_text", "text"),
        REFUSAL("refusal", "refusal");

        private final String label;
        private final String member;

        Kind(String label, String member) {
            this.label = label;
            this.member = member;
        }

        String event(String what) {
            return "response." + label + "." + what;
        }
    }

    private final EventWriter events;
    private final Place place;
    private final ObjectNode item;
    private final ArrayNode content;
    private final ArrayNode annotations = JsonNodeFactory.instance.arrayNode();
    private final StringBuilder said = new StringBuilder();
    private Kind kind = Kind.TEXT;
    private boolean open;

    MessageItem(EventWriter events, Place place) {
        this.events = events;
        this.place = place;
        this.item = Json.object()
                .put("id", place.itemId())
                .put("type", "message")
                .put("status", "in_progress")
                .put("role", "assistant");
        this.content = item.putArray("content");
        events.item("response.output_item.added", place.index(), item);
    }

    void text(String part) {
        say(Kind.TEXT, part);
    }

    /** Of the text that is being said; what is placed nowhere is of all of it. */
    void citation(Citation citation) {
        open(Kind.TEXT);
        ObjectNode annotation = Annotations.write(citation, said.length());
        ObjectNode added = inPart().put("annotation_index", annotations.size());
        events.inside("response.output_text.annotation.added", place, added.set("annotation", annotation));
        annotations.add(annotation);
    }

    void refusal(String part) {
        say(Kind.REFUSAL, part);
    }

    private void say(Kind wanted, String part) {
        open(wanted);
        said.append(part);
        events.inside(kind.event("delta"), place, logged(inPart().put("delta", part)));
    }

    private void open(Kind wanted) {
        if (!open || kind != wanted) {
            end();
            kind = wanted;
            open = true;
            events.inside("response.content_part.added", place, inPart().set("part", part("")));
        }
    }

    /** Ends the part that is open, if any. */
    private void end() {
        if (open) {
            String all = said.toString();
            events.inside(kind.event("done"), place, logged(inPart().put(kind.member, all)));
            events.inside("response.content_part.done", place, inPart().set("part", part(all)));
            content.add(part(all));
            annotations.removeAll();
            said.setLength(0);
            open = false;
        }
    }

    private ObjectNode inPart() {
        return Json.object().put("content_index", content.size());
    }

    private ObjectNode logged(ObjectNode event) {
        if (kind == Kind.TEXT) {
            event.putArray("logprobs");
        }
        return event;
    }

    private ObjectNode part(String words) {
        ObjectNode part = Json.object().put("type", kind.label).put(kind.member, words);
        if (kind == Kind.TEXT) {
            part.set("annotations", annotations.deepCopy());
            part.putArray("logprobs");
        }
        return part;
    }

    @Override
    public ObjectNode close(String status) {
        end();
        item.put("status", status);
        events.item("response.output_item.done", place.index(), item);
        return item;
    }
}
