package io.tollgate.routing.provider.cohere;

/** Why an answer ended, in OpenAI's words. */
final class FinishReason {

    private FinishReason() {}

    /** Whether it is no end but a failure. */
    static boolean isFailure(String reason) {
        return reason.equals("ERROR") || reason.equals("TIMEOUT");
    }

    static String of(String reason) {
        return switch (reason) {
            case "MAX_TOKENS" -> "length";
            case "TOOL_CALL" -> "tool_calls";
            case "ERROR_TOXIC" -> "content_filter";
            default -> "stop";
        };
    }
}
