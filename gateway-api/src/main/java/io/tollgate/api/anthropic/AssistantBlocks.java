package io.tollgate.api.anthropic;

import io.tollgate.routing.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the model said before: text, what it thought, and the tools that it called. */
final class AssistantBlocks {

    private final String field;
    private final ObjectNode message;
    private final TextParts parts = new TextParts();
    private final StringBuilder thinking = new StringBuilder();

    AssistantBlocks(String field, ObjectNode message) {
        this.field = field;
        this.message = message;
    }

    void add(JsonNode blocks) {
        int place = 0;
        for (JsonNode block : blocks) {
            add(field + ".content[" + place + "]", block);
            place++;
        }
        if (!thinking.isEmpty()) {
            message.put("reasoning_content", thinking.toString());
        }
        content();
    }

    private void add(String place, JsonNode block) {
        switch (Json.string(block, "type")) {
            case "thinking" -> thinking(block);
            case "redacted_thinking" ->
                details().addObject().put("type", "reasoning.encrypted").set("data", block.path("data"));
            case "tool_use" -> toolUse(block);
            default -> parts.add(place, block);
        }
    }

    /** Only what is signed is worth sending back as a block. */
    private void thinking(JsonNode block) {
        String text = Json.string(block, "thinking");
        String signature = Json.string(block, "signature");
        thinking.append(text);
        if (!signature.isEmpty()) {
            details()
                    .addObject()
                    .put("type", "reasoning.text")
                    .put("text", text)
                    .put("signature", signature);
        }
    }

    private void toolUse(JsonNode block) {
        ObjectNode call = message.withArray("tool_calls").addObject();
        call.put("id", Json.string(block, "id")).put("type", "function");
        JsonNode input = block.path("input");
        call.putObject("function")
                .put("name", Json.string(block, "name"))
                .put("arguments", input.isObject() ? Json.text(input) : input.isString() ? input.stringValue() : "{}");
        TextParts.mark(call, block);
    }

    private void content() {
        if (!parts.isEmpty()) {
            message.set("content", parts.content());
        } else if (message.has("tool_calls")) {
            message.putNull("content");
        } else {
            message.put("content", "");
        }
    }

    private ArrayNode details() {
        return message.withArray("reasoning_details");
    }
}
