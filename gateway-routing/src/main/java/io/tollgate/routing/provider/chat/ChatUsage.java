package io.tollgate.routing.provider.chat;

import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.routing.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes usage as OpenAI counts it: what goes in includes what a cache gave and took, what comes out includes reasoning.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/object">The chat completion object: usage</a>
 */
final class ChatUsage {

    private ChatUsage() {}

    static ObjectNode write(TokenUsage usage) {
        ObjectNode written = Json.object()
                .put("prompt_tokens", usage.totalInput())
                .put("completion_tokens", usage.totalOutput())
                .put("total_tokens", usage.total());
        written.putObject("prompt_tokens_details")
                .put("cached_tokens", usage.cacheRead() + usage.count(Unit.AUDIO_CACHE_READ))
                .put("cache_write_tokens", usage.cacheWrite5m() + usage.cacheWrite1h())
                .put("audio_tokens", usage.count(Unit.AUDIO_INPUT) + usage.count(Unit.AUDIO_CACHE_READ));
        written.putObject("completion_tokens_details")
                .put("reasoning_tokens", usage.reasoning())
                .put("audio_tokens", usage.count(Unit.AUDIO_OUTPUT));
        return written;
    }

    /** The tier that was really given, where it is not the usual. */
    static void tier(TokenUsage usage, ObjectNode answer) {
        if (usage.tier() != ServiceTier.STANDARD) {
            answer.put("service_tier", usage.tier().label());
        }
    }
}
