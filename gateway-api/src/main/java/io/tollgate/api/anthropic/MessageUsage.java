package io.tollgate.api.anthropic;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.Json;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.UsagePart;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Usage as Anthropic counts it: {@code input_tokens} has neither what a cache gave nor what it took. */
final class MessageUsage {

    private static final long BYTES_PER_TOKEN = 4;

    private MessageUsage() {}

    /** What the provider counted; else the output is told by its length. */
    static ObjectNode write(Optional<TokenUsage> usage, long relayedBytes) {
        return write(usage.orElseGet(() -> TokenUsage.of(0, (relayedBytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN)));
    }

    static ObjectNode write(TokenUsage usage) {
        ObjectNode written = Json.object();
        written.put("input_tokens", usage.input());
        written.put("cache_creation_input_tokens", usage.cacheWrite5m() + usage.cacheWrite1h());
        written.put("cache_read_input_tokens", usage.cacheRead());
        written.putObject("cache_creation")
                .put("ephemeral_5m_input_tokens", usage.cacheWrite5m())
                .put("ephemeral_1h_input_tokens", usage.cacheWrite1h());
        return written.put("output_tokens", usage.output());
    }

    /** Where these members of a message, or of the event that ends it, have their usage. */
    static Optional<UsagePart> place(JsonMembers members, TokenUsage tokens) {
        return members.find("usage", JsonKind.OBJECT)
                .map(usage -> new UsagePart(tokens, usage.valueStart(), usage.valueEnd()));
    }
}
