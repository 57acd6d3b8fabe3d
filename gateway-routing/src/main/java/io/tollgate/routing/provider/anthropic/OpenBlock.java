package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.JsonTool;
import tools.jackson.databind.JsonNode;

/** What the block is that a stream is in the middle of. */
enum OpenBlock {
    NONE,
    TEXT,
    REDACTED,
    /** A tool is called, and nothing of its input has come. */
    TOOL,
    TOOL_WITH_INPUT,
    /** The input of the tool that answers. */
    ANSWER;

    static OpenBlock of(JsonNode block, boolean jsonTool) {
        return switch (Json.string(block, "type")) {
            case "text" -> TEXT;
            case "redacted_thinking" -> REDACTED;
            case "tool_use" -> jsonTool && Json.string(block, "name").equals(JsonTool.NAME) ? ANSWER : TOOL;
            default -> NONE;
        };
    }
}
