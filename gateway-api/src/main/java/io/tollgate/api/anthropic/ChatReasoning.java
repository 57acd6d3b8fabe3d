package io.tollgate.api.anthropic;

import io.tollgate.routing.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much the model is to think: Anthropic counts tokens, or names an effort; a chat names an effort, and keeps the budget
 * for families that count too.
 */
final class ChatReasoning {

    private static final String THINKING = "thinking";

    /** Up to so many tokens of thought are little … */
    private static final long LOW = 2_048;

    /** … and up to so many are not much. */
    private static final long MEDIUM = 8_192;

    /** What a model that decides for itself does, when no effort is named. */
    private static final String USUAL = "high";

    private ChatReasoning() {}

    /** Adds the request's wish to the chat. */
    static void of(JsonNode request, ObjectNode chat) {
        JsonNode thinking = request.path(THINKING);
        String effort = Json.string(request.path("output_config"), "effort");
        switch (Json.string(thinking, "type")) {
            case "enabled" -> {
                long budget = thinking.path("budget_tokens").asLong(0);
                effort(effort.isEmpty() ? effort(budget) : effort, chat);
                chat.putObject(THINKING).put("type", "enabled").put("budget_tokens", budget);
            }
            case "disabled" -> chat.putObject(THINKING).put("type", "disabled");
            case "adaptive" -> effort(effort.isEmpty() ? USUAL : effort, chat);
            default -> effort(effort, chat);
        }
    }

    private static void effort(String effort, ObjectNode chat) {
        if (!effort.isEmpty()) {
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
