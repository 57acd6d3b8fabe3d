package io.tollgate.api.canonical;

import java.util.Locale;

/** Why an answer ended. */
public enum Ending {
    STOP,
    LENGTH,
    TOOL_CALLS,
    CONTENT_FILTER;

    /**
     * What a {@code finish_reason} means; some hosts say {@code stop} where tools are to be called.
     *
     * @param reason empty where none was given
     */
    public static Ending of(String reason, boolean hasCalls) {
        return switch (reason.toLowerCase(Locale.ROOT)) {
            case "length", "max_tokens", "model_length" -> LENGTH;
            case "content_filter" -> CONTENT_FILTER;
            default -> hasCalls ? TOOL_CALLS : STOP;
        };
    }
}
