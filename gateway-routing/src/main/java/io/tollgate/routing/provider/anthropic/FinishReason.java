package io.tollgate.routing.provider.anthropic;

/**
 * Why a message ended, in OpenAI's words.
 *
 * @see <a href="https://docs.anthropic.com/en/api/handling-stop-reasons">Stop reasons</a>
 */
final class FinishReason {

    private FinishReason() {}

    static String of(String stopReason) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "refusal" -> "content_filter";
            default -> "stop";
        };
    }
}
