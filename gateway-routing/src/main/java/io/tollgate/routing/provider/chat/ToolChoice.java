package io.tollgate.routing.provider.chat;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.Untranslatable;
import tools.jackson.databind.JsonNode;

/**
 * Which tool the model is to call.
 *
 * @param name of the one that it must call; empty unless it is {@link Kind#NAMED}
 */
public record ToolChoice(Kind kind, String name) {

    /** What the model may do. */
    public enum Kind {
        AUTO,
        REQUIRED,
        NAMED,
        NONE
    }

    /** Whether the model must call a tool. */
    public boolean isForced() {
        return kind == Kind.REQUIRED || kind == Kind.NAMED;
    }

    static ToolChoice of(JsonNode choice) {
        if (Json.string(choice, "type").equals("function")) {
            return new ToolChoice(Kind.NAMED, Json.string(choice.path("function"), "name"));
        }
        if (choice.isObject()) {
            throw new Untranslatable(
                    "tool_choice.type",
                    "'" + Json.string(choice, "type")
                            + "' has no translation for this provider. Choose 'auto', 'required', 'none' or one function.");
        }
        return switch (choice.isString() ? choice.stringValue() : "auto") {
            case "auto" -> new ToolChoice(Kind.AUTO, "");
            case "required", "any" -> new ToolChoice(Kind.REQUIRED, "");
            case "none" -> new ToolChoice(Kind.NONE, "");
            default ->
                throw new Untranslatable(
                        "tool_choice",
                        "It is '" + choice.stringValue() + "'. Choose 'auto', 'required', 'none' or one function.");
        };
    }
}
