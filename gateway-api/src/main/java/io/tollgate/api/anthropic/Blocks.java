package io.tollgate.api.anthropic;

import io.tollgate.api.canonical.ToolCall;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.Citation;
import io.tollgate.routing.provider.chat.CitedText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
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

    static ObjectNode cited(CitedText piece) {
        ObjectNode block = text(piece.text());
        if (!piece.citations().isEmpty()) {
            ArrayNode citations = block.putArray("citations");
            piece.citations().forEach(citation -> citations.add(citation(citation)));
        }
        return block;
    }

    /** In Anthropic's own words where it was its citation; else like something it found in the web. */
    static JsonNode citation(Citation citation) {
        JsonNode own = citation.extra().path("anthropic");
        return own.isObject()
                ? own
                : block("web_search_result_location")
                        .put("url", citation.url())
                        .put("title", citation.title())
                        .put("cited_text", "")
                        .put("encrypted_index", "");
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
