package io.tollgate.routing.provider.gemini;

import java.util.Set;

/**
 * Why an answer ended, in OpenAI's words.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#FinishReason">FinishReason</a>
 */
final class FinishReason {

    private static final Set<String> FILTERED = Set.of(
            "SAFETY",
            "RECITATION",
            "LANGUAGE",
            "BLOCKLIST",
            "PROHIBITED_CONTENT",
            "SPII",
            "IMAGE_SAFETY",
            "IMAGE_PROHIBITED_CONTENT");

    static final String BLOCKED = "content_filter";

    private FinishReason() {}

    static String of(String finishReason) {
        if (finishReason.equals("MAX_TOKENS")) {
            return "length";
        }
        return FILTERED.contains(finishReason) ? BLOCKED : "stop";
    }
}
