package io.tollgate.routing.provider.bedrock;

/**
 * Why an answer ended, in OpenAI's words.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseResponse.html">stopReason</a>
 */
final class StopReason {

    private StopReason() {}

    static String of(String stopReason) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "guardrail_intervened", "content_filtered" -> "content_filter";
            default -> "stop";
        };
    }
}
