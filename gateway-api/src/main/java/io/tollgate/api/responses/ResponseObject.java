package io.tollgate.api.responses;

import io.tollgate.api.canonical.Ending;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The response of one request, in whatever state.
 *
 * @param id without its prefix: the provider's own, so that both can be looked up
 * @param createdAt in seconds
 * @param serviceTier as the provider reports it; empty where it does not
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/object">The response object</a>
 */
record ResponseObject(String id, long createdAt, String serviceTier, Echo echo) {

    private static final Pattern PREFIX = Pattern.compile("^(?:chatcmpl|resp)[-_]");
    private static final long BYTES_PER_TOKEN = 4;

    /** The response that this chat, or the first chunk of it, is. */
    static ResponseObject of(JsonNode chat, Echo echo) {
        String own = PREFIX.matcher(Json.string(chat, "id")).replaceFirst("");
        String id = own.isEmpty() ? UUID.randomUUID().toString().replace("-", "") : own;
        long created = chat.path("created").asLong(0);
        return new ResponseObject(
                id, created > 0 ? created : Instant.now().getEpochSecond(), Json.string(chat, "service_tier"), echo);
    }

    ObjectNode inProgress(ArrayNode output) {
        return in("in_progress", output).putNull("usage");
    }

    /** The failure's own words come in the event after it. */
    ObjectNode failed(ArrayNode output) {
        ObjectNode failed = in("failed", output).putNull("usage");
        failed.putObject("error")
                .put("code", "server_error")
                .put("message", "The provider's stream broke before it was complete.");
        return failed;
    }

    ObjectNode ended(ArrayNode output, Ending ending, Optional<TokenUsage> usage, long relayedBytes) {
        boolean cut = ending == Ending.LENGTH || ending == Ending.CONTENT_FILTER;
        ObjectNode ended = in(cut ? "incomplete" : "completed", output);
        if (cut) {
            ended.putObject("incomplete_details")
                    .put("reason", ending == Ending.LENGTH ? "max_output_tokens" : "content_filter");
        }
        long estimate = (relayedBytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
        ended.set("usage", usage(usage.orElseGet(() -> TokenUsage.of(0, estimate))));
        return ended;
    }

    private ObjectNode in(String status, ArrayNode output) {
        ObjectNode response = Json.object()
                .put("id", "resp_" + id)
                .put("object", "response")
                .put("created_at", createdAt)
                .put("status", status)
                .put("background", false)
                .putNull("error")
                .putNull("incomplete_details")
                .put("model", echo.model());
        response.set("output", output.deepCopy());
        response.putNull("previous_response_id").put("store", false).put("truncation", "disabled");
        echo.addTo(response);
        if (!serviceTier.isEmpty()) {
            response.put("service_tier", serviceTier);
        }
        return response;
    }

    static ObjectNode usage(TokenUsage usage) {
        ObjectNode written = Json.object().put("input_tokens", usage.totalInput());
        written.putObject("input_tokens_details").put("cached_tokens", usage.cacheRead());
        written.put("output_tokens", usage.output());
        written.putObject("output_tokens_details").put("reasoning_tokens", usage.reasoning());
        return written.put("total_tokens", usage.total());
    }
}
