package io.tollgate.api.anthropic;

import io.tollgate.api.canonical.ChatListener;
import io.tollgate.api.canonical.ToolCall;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.Citation;
import io.tollgate.routing.provider.chat.CitedText;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects a whole answer as content blocks. */
final class ContentBlocks implements ChatListener {

    private final StringBuilder thinking = new StringBuilder();
    private final ArrayNode reasoning = JsonNodeFactory.instance.arrayNode();
    private final StringBuilder text = new StringBuilder();
    private final ArrayNode annotations = JsonNodeFactory.instance.arrayNode();
    private final Map<ToolCall, StringBuilder> calls = new LinkedHashMap<>();
    private boolean refused;

    @Override
    public void text(String part) {
        text.append(part);
    }

    @Override
    public void citation(Citation citation) {
        citation.write(annotations.addObject());
    }

    @Override
    public void refusal(String part) {
        refused = true;
        text.append(part);
    }

    @Override
    public void reasoning(String part) {
        thinking.append(part);
    }

    @Override
    public void signature(String signature) {
        seal(signature);
    }

    @Override
    public void encryptedReasoning(String data) {
        seal("");
        reasoning.add(Blocks.redactedThinking(data));
    }

    @Override
    public void toolCall(ToolCall call) {
        calls.put(call, new StringBuilder());
    }

    @Override
    public void arguments(ToolCall call, String part) {
        calls.getOrDefault(call, new StringBuilder()).append(part);
    }

    boolean isRefusal() {
        return refused;
    }

    /** All blocks: first what was thought, then what was said, then what is to be done. */
    ArrayNode written() {
        seal("");
        ArrayNode blocks = reasoning.deepCopy();
        if (!text.isEmpty()) {
            CitedText.of(text.toString(), annotations).forEach(piece -> blocks.add(Blocks.cited(piece)));
        }
        calls.forEach((call, arguments) -> blocks.add(toolUse(call, arguments.toString())));
        return blocks;
    }

    private void seal(String signature) {
        if (!thinking.isEmpty() || !signature.isEmpty()) {
            reasoning.add(Blocks.thinking(thinking.toString(), signature));
            thinking.setLength(0);
        }
    }

    private static ObjectNode toolUse(ToolCall call, String arguments) {
        ObjectNode block = Blocks.toolUse(call);
        block.set("input", Json.arguments(arguments));
        return block;
    }
}
