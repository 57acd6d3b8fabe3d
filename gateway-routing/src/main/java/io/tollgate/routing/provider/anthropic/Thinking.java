package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.json.Json;
import io.tollgate.routing.provider.chat.ChatPart;
import io.tollgate.routing.provider.chat.ChatRequest;
import io.tollgate.routing.provider.chat.ChatTurn;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes how much the model is to think.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/extended-thinking">Extended thinking</a>
 */
final class Thinking {

    static final long LEAST_BUDGET = 1_024;

    private static final String THINKING = "thinking";
    private static final String EFFORT = "reasoning_effort";

    private final ChatRequest chat;
    private final ClaudeModel model;
    private final ObjectNode message;

    Thinking(ChatRequest chat, ClaudeModel model, ObjectNode message) {
        this.chat = chat;
        this.model = model;
        this.message = message;
    }

    /**
     * Writes it, where there is anything to say.
     *
     * @param limit of the output, which the budget is a part of
     * @return whether the model will think
     */
    boolean write(long limit) {
        if (chat.has(THINKING)) {
            return own(chat.member(THINKING), limit);
        }
        String effort = chat.effort();
        if (effort.isEmpty()) {
            return false;
        }
        if (effort.equals("none")) {
            return off();
        }
        if (isToolForced()) {
            chat.concessions().adjust(EFFORT, "none");
            return off();
        }
        return model.adapts() ? adaptive(effort) : budget(effort, limit);
    }

    /** The model does not think when it must call a tool. */
    private boolean isToolForced() {
        String choice = Json.string(message.path("tool_choice"), "type");
        return choice.equals("any") || choice.equals("tool");
    }

    /** What the caller says in Anthropic's words stays, as long as the limit leaves room for it. */
    private boolean own(JsonNode thinking, long limit) {
        long budget = thinking.path("budget_tokens").asLong(0);
        if (budget >= limit) {
            return budget(limit);
        }
        return !Json.string(thinking, "type").equals("disabled");
    }

    private boolean off() {
        message.putObject(THINKING).put("type", "disabled");
        return false;
    }

    private boolean adaptive(String effort) {
        // Newer models think without a word unless they are asked for one.
        message.putObject(THINKING).put("type", "adaptive").put("display", "summarized");
        message.withObject("/output_config").put("effort", level(effort));
        return true;
    }

    private String level(String effort) {
        return switch (effort) {
            case "minimal" -> "low";
            case "xhigh" -> model.takesExtraEffort() ? effort : "high";
            default -> effort;
        };
    }

    private boolean budget(String effort, long limit) {
        if (lacksThoughts(chat.turns())) {
            chat.concessions().adjust(EFFORT, "none");
            return off();
        }
        long wanted = switch (effort) {
            case "minimal" -> LEAST_BUDGET;
            case "low" -> 2_048;
            case "medium" -> 8_192;
            case "high" -> 16_384;
            default -> 32_768;
        };
        if (wanted < limit) {
            message.putObject(THINKING).put("type", "enabled").put("budget_tokens", wanted);
            return true;
        }
        return budget(limit);
    }

    /** As much as the limit allows, where that is enough for any thought. */
    private boolean budget(long limit) {
        if (limit <= LEAST_BUDGET) {
            chat.concessions().adjust(EFFORT, "none");
            return off();
        }
        chat.concessions().adjust(THINKING + ".budget_tokens", Long.toString(limit - 1));
        message.putObject(THINKING).put("type", "enabled").put("budget_tokens", limit - 1);
        return true;
    }

    /** Results of tools go back to a model that thinks only together with what it thought when it called them. */
    private static boolean lacksThoughts(List<ChatTurn> turns) {
        int last = turns.size() - 1;
        if (last < 1 || turns.get(last).parts().stream().noneMatch(ChatPart.ToolResult.class::isInstance)) {
            return false;
        }
        return turns.get(last - 1).parts().stream().noneMatch(ChatPart.Thought.class::isInstance);
    }
}
