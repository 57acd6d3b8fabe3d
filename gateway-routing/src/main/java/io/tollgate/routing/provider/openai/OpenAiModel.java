package io.tollgate.routing.provider.openai;

import io.tollgate.routing.provider.chat.Neutral;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What one of OpenAI's models takes, told by its name.
 *
 * @param reasoning whether it is an o model, or GPT-5 or later, and not one for chats alone
 * @param version such as 501 for GPT-5.1; 0 for an o model
 * @see <a href="https://platform.openai.com/docs/guides/latest-model">Parameter compatibility</a>
 */
record OpenAiModel(boolean reasoning, int version) {

    /** What reasoning models refuse while they reason; their temperature is always 1. */
    static final List<String> SAMPLING = List.of("temperature", "top_p", "logprobs", "top_logprobs");

    private static final OpenAiModel OTHER = new OpenAiModel(false, 0);
    private static final Pattern NAME = Pattern.compile("(?:o\\d|gpt-([5-9])(?:\\.(\\d+))?)(?:-.*)?");
    private static final int FIRST_OF_LITTLE = 500;
    private static final int FIRST_WITHOUT_REASONING = 501;

    /** Resellers, who put their makers' names before the models', see to parameters themselves. */
    static OpenAiModel of(String upstreamModel) {
        Matcher name = NAME.matcher(upstreamModel);
        if (!name.matches() || upstreamModel.contains("-chat")) {
            return OTHER;
        }
        if (name.group(1) == null) {
            return new OpenAiModel(true, 0);
        }
        int minor = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
        return new OpenAiModel(true, Integer.parseInt(name.group(1)) * 100 + minor);
    }

    /**
     * The effort at which it does not reason, or hardly; empty where it has none of the kind.
     *
     * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">OpenAI: reasoning_effort</a>
     */
    static String leastEffort(String upstreamModel) {
        OpenAiModel model = of(upstreamModel);
        if (upstreamModel.contains("-pro") || upstreamModel.contains("-codex") || model.version < FIRST_OF_LITTLE) {
            return "";
        }
        return model.version < FIRST_WITHOUT_REASONING ? "minimal" : "none";
    }

    /**
     * Whether its answers can be sampled.
     *
     * @param effort that is asked for; may be empty
     */
    boolean samples(String effort) {
        boolean reasons = version < FIRST_WITHOUT_REASONING || !(effort.isEmpty() || effort.equals("none"));
        return !reasoning || !reasons;
    }

    /** Whether a value is what the model does anyway. */
    static boolean isUsual(String name, JsonNode value) {
        return Neutral.is(name, value) || (name.equals("temperature") && value.asDouble(0) == 1);
    }
}
