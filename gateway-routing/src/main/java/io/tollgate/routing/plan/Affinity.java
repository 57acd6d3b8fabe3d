package io.tollgate.routing.plan;

import java.util.Locale;

/**
 * Which requests a provider's prompt cache makes cheaper and faster when they come to the same place.
 *
 * @param key the same for requests that share a prompt's beginning; different for each organization
 * @param sharedTokens about how much of the prompt is shared, counted as the need counts the input
 */
public record Affinity(long key, Source source, long sharedTokens) {

    /** What the key was made of. */
    public enum Source {
        /** The request's own {@code prompt_cache_key}. */
        PROMPT_CACHE_KEY,
        /** The request's own {@code session_id}. */
        SESSION_ID,
        /** Tools and system prompt. */
        PREFIX,
        /** The first message of the user: a conversation. */
        FIRST_MESSAGE;

        /** The name in headers. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the caller asked to stay in one place. */
        boolean isExplicit() {
            return this == PROMPT_CACHE_KEY || this == SESSION_ID;
        }
    }
}
