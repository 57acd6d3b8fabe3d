package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.json.Json;
import tools.jackson.databind.JsonNode;

/** Names the calls of one answer, because Gemini mostly does not. */
final class CallIds {

    private final String answer;
    private int calls;

    CallIds(String answer) {
        this.answer = answer;
    }

    /** The id of the next call. */
    String next(JsonNode function) {
        String own = Json.string(function, "id");
        String made = "call_" + answer + "_" + calls;
        calls++;
        return own.isEmpty() ? made : own;
    }

    /** The text of the call's arguments, an object. */
    static String arguments(JsonNode function) {
        JsonNode arguments = function.path("args");
        return arguments.isObject() ? Json.text(arguments) : "{}";
    }
}
