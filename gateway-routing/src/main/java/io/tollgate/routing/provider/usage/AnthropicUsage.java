package io.tollgate.routing.provider.usage;

import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import io.tollgate.routing.json.JsonMembers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Anthropic's usage, whose {@code input_tokens} exclude what a cache was involved in. */
public final class AnthropicUsage {

    private AnthropicUsage() {}

    /** The usage of a whole message. */
    public static Optional<TokenUsage> read(JsonMembers usage) {
        return read(List.of(usage));
    }

    /**
     * The usage of a stream.
     *
     * @param told the usage of {@code message_start} and of each {@code message_delta} so far, whose counts are of the whole
     *     message and replace the earlier
     */
    public static Optional<TokenUsage> read(List<JsonMembers> told) {
        if (last(told, "input_tokens").isEmpty() && last(told, "output_tokens").isEmpty()) {
            return Optional.empty();
        }
        long written = count(told, "cache_creation_input_tokens");
        Optional<JsonMembers> lives = lastObject(told, "cache_creation");
        long hour =
                lives.map(it -> Counts.detail(it, "ephemeral_1h_input_tokens")).orElse(0L);
        long minutes =
                lives.map(it -> Counts.detail(it, "ephemeral_5m_input_tokens")).orElse(0L);
        long searches = lastObject(told, "server_tool_use")
                .map(it -> Counts.detail(it, "web_search_requests"))
                .orElse(0L);
        long thinking = lastObject(told, "output_tokens_details")
                .map(it -> Counts.detail(it, "thinking_tokens"))
                .orElse(0L);
        return Optional.of(new TokenUsage(
                count(told, "input_tokens"),
                count(told, "cache_read_input_tokens"),
                Math.max(minutes, written - hour),
                hour,
                count(told, "output_tokens"),
                thinking,
                Units.of(Unit.SEARCH, searches),
                tier(told)));
    }

    private static ServiceTier tier(List<JsonMembers> told) {
        ServiceTier tier = ServiceTier.STANDARD;
        for (JsonMembers usage : told) {
            tier = usage.string("service_tier").map(ServiceTier::reported).orElse(tier);
        }
        return tier;
    }

    private static long count(List<JsonMembers> told, String name) {
        return last(told, name).orElse(0);
    }

    private static OptionalLong last(List<JsonMembers> told, String name) {
        OptionalLong last = OptionalLong.empty();
        for (JsonMembers usage : told) {
            OptionalLong count = Counts.main(usage, name);
            last = count.isPresent() ? count : last;
        }
        return last;
    }

    private static Optional<JsonMembers> lastObject(List<JsonMembers> told, String name) {
        Optional<JsonMembers> last = Optional.empty();
        for (JsonMembers usage : told) {
            Optional<JsonMembers> found = Counts.object(usage, name);
            last = found.isPresent() ? found : last;
        }
        return last;
    }
}
