package io.tollgate.api.anthropic;

import io.tollgate.api.canonical.Ending;

/** Why an answer ended, in Anthropic's words. */
final class StopReason {

    private StopReason() {}

    static String of(Ending ending, boolean refused) {
        if (refused) {
            return "refusal";
        }
        return switch (ending) {
            case STOP -> "end_turn";
            case LENGTH -> "max_tokens";
            case TOOL_CALLS -> "tool_use";
            case CONTENT_FILTER -> "refusal";
        };
    }
}
