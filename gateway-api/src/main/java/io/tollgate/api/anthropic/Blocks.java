package io.tollgate.api.anthropic;

import io.tollgate.api.canonical.ToolCall;
import io.tollgate.routing.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content blocks of an answer.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages">Messages: content</a>
 */
final class Blocks {

    private Blocks() {}

    static ObjectNode text(String text) {
        return block("text").put("text", text);
    }

    /** Without a signature only the gateway's own translations take it back. */
    static ObjectNode thinking(String thinking, String signature) {
        return block("thinking").put("thinking", thinking).put("signature", signature);
    }

    static ObjectNode redactedThinking(String data) {
        return block("redacted_thinking").put("data", data);
    }

    /** A call whose input is still empty. */
    static ObjectNode toolUse(ToolCall call) {
        ObjectNode block = block("tool_use").put("id", call.id()).put("name", call.name());
        block.putObject("input");
        return block;
    }

    private static ObjectNode block(String type) {
        return Json.object().put("type", type);
    }
}
