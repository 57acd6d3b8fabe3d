package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.provider.chat.ChatRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes how much the model is to think.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/thinking">Gemini thinking</a>
 */
final class Thinking {

    /** The least that 2.5 Pro can think. */
    private static final long LEAST_OF_PRO = 128;

    private static final String EFFORT = "reasoning_effort";

    private final ChatRequest chat;
    private final GeminiModel model;
    private final ObjectNode config;

    Thinking(ChatRequest chat, GeminiModel model, ObjectNode config) {
        this.chat = chat;
        this.model = model;
        this.config = config;
    }

    /** Writes it, where there is anything to say. */
    void write() {
        String effort = chat.effort();
        JsonNode budget = chat.member("thinking").path("budget_tokens");
        if (budget.isNumber() && !model.hasLevels()) {
            thinking(true).set("thinkingBudget", budget);
        } else if (!effort.isEmpty() && model.hasLevels()) {
            thinking(!effort.equals("none")).put("thinkingLevel", level(effort));
        } else if (!effort.isEmpty()) {
            thinking(!effort.equals("none")).put("thinkingBudget", budget(effort));
        }
    }

    private ObjectNode thinking(boolean shown) {
        ObjectNode thinking = config.putObject("thinkingConfig");
        return shown ? thinking.put("includeThoughts", true) : thinking;
    }

    /** Of Pro there are fewer levels, and off is none of any. */
    private String level(String effort) {
        String level = switch (effort) {
            case "none", "minimal" -> model.pro() ? "low" : "minimal";
            case "low" -> "low";
            case "medium" -> model.pro() && model.version() < 301 ? "high" : "medium";
            default -> "high";
        };
        if (effort.equals("none")) {
            chat.concessions().adjust(EFFORT, level);
        }
        return level;
    }

    private long budget(String effort) {
        if (effort.equals("none") && model.pro()) {
            chat.concessions().adjust(EFFORT, "minimal");
            return LEAST_OF_PRO;
        }
        return switch (effort) {
            case "none" -> 0;
            case "minimal", "low" -> 1_024;
            case "medium" -> 8_192;
            default -> 24_576;
        };
    }
}
