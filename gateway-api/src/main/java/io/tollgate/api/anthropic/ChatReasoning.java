package io.tollgate.api.anthropic;

import io.tollgate.routing.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much the model is to think: Anthropic counts tokens, or names an effort; a chat names an effort, and keeps the budget
 * for families that count too.
 */
final class ChatReasoning {

    /** Up to so many tokens of thought are little … */
    private static final long LOW = 2_048;

    /** … and up to so many are not much. */
    private static final long MEDIUM = 8_192;

    private ChatReasoning() {}

    /** Adds the request's wish to the chat. */
    static void of(JsonNode request, ObjectNode chat) {
        JsonNode thinking = request.path("thinking");
        String effort = Json.string(request.path("output_config"), "effort");
        if (Json.string(thinking, "type").equals("enabled")) {
            long budget = thinking.path("budget_tokens").asLong(0);
            chat.put("reasoning_effort", effort.isEmpty() ? effort(budget) : effort);
            chat.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
        } else if (!effort.isEmpty() && !Json.string(thinking, "type").equals("disabled")) {
            chat.put("reasoning_effort", effort);
        }
    }

    private static String effort(long budget) {
        if (budget <= LOW) {
            return "low";
        }
        return budget <= MEDIUM ? "medium" : "high";
    }
}
