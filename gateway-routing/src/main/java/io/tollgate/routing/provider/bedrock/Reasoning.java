package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.provider.chat.ChatPart;
import io.tollgate.routing.provider.chat.ChatRequest;
import io.tollgate.routing.provider.chat.ChatTurn;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes how much the model is to think, which each maker's models are told in words of their own.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/inference-reasoning.html">Model reasoning</a>
 */
final class Reasoning {

    private static final String FIELDS = "/additionalModelRequestFields";
    private static final String EFFORT = "reasoning_effort";
    private static final String THINKING = "thinking";
    private static final long LEAST_BUDGET = 1_024;

    private final ChatRequest chat;
    private final BedrockModel model;
    private final ObjectNode request;

    Reasoning(ChatRequest chat, BedrockModel model, ObjectNode request) {
        this.chat = chat;
        this.model = model;
        this.request = request;
    }

    /** Writes it, where there is anything to say; whether the model will think. */
    boolean write() {
        String effort = chat.effort();
        boolean off = chat.thinkingIsOff();
        if (effort.isEmpty() && (off || !chat.has(THINKING) || !model.isClaude())) {
            return false;
        }
        if (chat.has(THINKING) && model.isClaude()) {
            request.withObject(FIELDS).set(THINKING, chat.member(THINKING));
            return !off;
        }
        return switch (model.maker()) {
            case ANTHROPIC -> claude(effort);
            case NOVA -> nova(effort);
            case OPENAI -> openWeights(effort);
            case MISTRAL, OTHER -> untold(effort);
        };
    }

    /** These models think as they like; not to think is what most of them do anyway. */
    private boolean untold(String effort) {
        if (effort.equals("none")) {
            chat.concessions().forgo(EFFORT);
        } else {
            chat.concessions().drop(EFFORT, "this model is told of no effort");
        }
        return false;
    }

    private boolean claude(String effort) {
        if (effort.equals("none")) {
            return false;
        }
        if (isToolForced() || (!model.adapts() && lacksThoughts(chat.turns()))) {
            return none();
        }
        ObjectNode fields = request.withObject(FIELDS);
        if (model.adapts()) {
            fields.putObject(THINKING).put("type", "adaptive");
            fields.putObject("output_config").put("effort", effort.equals("minimal") ? "low" : effort);
            return true;
        }
        long limit = chat.outputLimit().orElse(chat.offering().model().maxOutputTokens());
        if (limit <= LEAST_BUDGET) {
            return none();
        }
        fields.putObject(THINKING).put("type", "enabled").put("budget_tokens", Math.min(budget(effort), limit - 1));
        return true;
    }

    private boolean none() {
        chat.concessions().adjust(EFFORT, "none");
        return false;
    }

    private static long budget(String effort) {
        return switch (effort) {
            case "minimal" -> LEAST_BUDGET;
            case "low" -> 2_048;
            case "medium" -> 8_192;
            case "high" -> 16_384;
            default -> 32_768;
        };
    }

    private boolean nova(String effort) {
        boolean thinks = !effort.equals("none");
        ObjectNode config =
                request.withObject(FIELDS + "/reasoningConfig").put("type", thinks ? "enabled" : "disabled");
        if (thinks) {
            config.put("maxReasoningEffort", level(effort));
        }
        return thinks;
    }

    /** It always thinks. */
    private boolean openWeights(String effort) {
        if (effort.equals("none")) {
            chat.concessions().adjust(EFFORT, "low");
        }
        request.withObject(FIELDS).put(EFFORT, level(effort));
        return true;
    }

    private static String level(String effort) {
        return switch (effort) {
            case "none", "minimal", "low" -> "low";
            case "medium" -> "medium";
            default -> "high";
        };
    }

    /** Claude does not think when it must call a tool. */
    private boolean isToolForced() {
        JsonNode choice = request.path("toolConfig").path("toolChoice");
        return choice.has("any") || choice.has("tool");
    }

    /** Results of tools go back to a model that thinks only together with what it thought when it called them. */
    private static boolean lacksThoughts(List<ChatTurn> turns) {
        int last = turns.size() - 1;
        return last >= 1
                && turns.get(last).parts().stream().anyMatch(ChatPart.ToolResult.class::isInstance)
                && turns.get(last - 1).parts().stream().noneMatch(ChatPart.Thought.class::isInstance);
    }
}
