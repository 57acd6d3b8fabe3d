package io.tollgate.api.responses;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Stateless;
import io.tollgate.routing.provider.Untranslatable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A response's instructions and input as messages; what the model said, thought and called in one turn is one of them. */
final class InputItems {

    private final JsonNode request;
    private final ArrayNode messages;
    private @Nullable ObjectNode turn;

    /** What the last results have that is no text. */
    private final ArrayNode shown = JsonNodeFactory.instance.arrayNode();

    InputItems(JsonNode request, ArrayNode messages) {
        this.request = request;
        this.messages = messages;
    }

    void add() {
        String instructions = Json.string(request, "instructions");
        if (!instructions.isEmpty()) {
            message("system").put("content", instructions);
        }
        JsonNode input = request.path("input");
        if (input.isString()) {
            message("user").set("content", input);
        }
        int place = 0;
        for (JsonNode item : Json.items(input)) {
            add("input[" + place + "]", item);
            place++;
        }
        show();
    }

    private void add(String field, JsonNode item) {
        String type = Json.string(item, "type");
        if (!type.equals("function_call_output")) {
            show();
        }
        switch (type) {
            case "", "message" -> said(field, item);
            case "function_call" -> call(item);
            case "function_call_output" -> output(field, item);
            case "reasoning" -> thought(item);
            case Stateless.REFERENCE -> reference(field, item);
            default ->
                throw new Untranslatable(
                        field + ".type",
                        "No provider of this model understands an item of the type '" + type
                                + "'. Send messages, reasoning, function_call and function_call_output.");
        }
    }

    /** Thoughts that nobody keeps are left out. */
    private static void reference(String field, JsonNode item) {
        if (!Stateless.isThought(Json.string(item, "id"))) {
            throw Stateless.reference(field);
        }
    }

    private void said(String field, JsonNode item) {
        String role = Json.string(item, "role");
        JsonNode content = new InputParts(field + ".content").of(item.path("content"));
        switch (role) {
            case "assistant" -> spoke(InputParts.joined(content), item.path("content"));
            case "user" -> message("user").set("content", content);
            case "system", "developer" -> message("system").set("content", content);
            default ->
                throw new Untranslatable(
                        field + ".role",
                        "The role '" + role + "' is unknown; it must be user, assistant, system or developer.");
        }
    }

    private void call(JsonNode item) {
        ObjectNode call = turn().withArray("tool_calls").addObject();
        String arguments = Json.string(item, "arguments");
        call.put("id", Json.string(item, "call_id"))
                .put("type", "function")
                .putObject("function")
                .put("name", Json.string(item, "name"))
                .put("arguments", arguments.isEmpty() ? "{}" : arguments);
    }

    /** A result is text: images and files in it come after all results, because nothing may come between those. */
    private void output(String field, JsonNode item) {
        ObjectNode result = message("tool").put("tool_call_id", Json.string(item, "call_id"));
        JsonNode output = new InputParts(field + ".output").of(item.path("output"));
        result.set("content", output);
        if (Json.items(output).stream()
                .anyMatch(part -> !Json.string(part, "type").equals("text"))) {
            result.put("content", "[content below]");
            shown.addAll(Json.items(output));
        }
    }

    private void show() {
        if (!shown.isEmpty()) {
            message("user").set("content", shown.deepCopy());
            shown.removeAll();
        }
    }

    private void thought(JsonNode item) {
        StringBuilder text = new StringBuilder(Json.string(turn(), "reasoning_content"));
        Json.items(item.path("summary")).forEach(part -> text.append(Json.string(part, "text")));
        Json.items(item.path("content")).forEach(part -> text.append(Json.string(part, "text")));
        if (!text.isEmpty()) {
            turn().put("reasoning_content", text.toString());
        }
        SealedReasoning.open(Json.string(item, "encrypted_content"))
                .forEach(block -> turn().withArray("reasoning_details").add(block));
    }

    /** A second text is a second message. */
    private void spoke(JsonNode text, JsonNode parts) {
        if (!turn().path("content").isNull()) {
            turn = null;
        }
        turn().set("content", text);
        int before = 0;
        for (JsonNode part : Json.items(parts)) {
            if (!Json.items(part.path("annotations")).isEmpty()) {
                Annotations.read(part, before, turn().withArray("annotations"));
            }
            before += Json.string(part, "text").length();
        }
    }

    private ObjectNode message(String role) {
        turn = null;
        return messages.addObject().put("role", role);
    }

    private ObjectNode turn() {
        ObjectNode current = turn;
        if (current == null) {
            current = messages.addObject().put("role", "assistant").putNull("content");
            turn = current;
        }
        return current;
    }
}
