package io.tollgate.routing.provider.usage;

import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Units;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Usage of Bedrock's Converse, whose {@code inputTokens} exclude what a cache was involved in. */
public final class BedrockUsage {

    private BedrockUsage() {}

    /**
     * Empty when the object tells of no tokens at all.
     *
     * @param tier {@code serviceTier.type} beside the usage
     */
    public static Optional<TokenUsage> read(JsonNode usage, Optional<String> tier) {
        if (!Counts.has(usage, "inputTokens") && !Counts.has(usage, "outputTokens")) {
            return Optional.empty();
        }
        long written = Counts.main(usage, "cacheWriteInputTokens");
        long hour = Math.min(written, hour(usage));
        return Optional.of(new TokenUsage(
                Counts.main(usage, "inputTokens"),
                Counts.main(usage, "cacheReadInputTokens"),
                written - hour,
                hour,
                Counts.main(usage, "outputTokens"),
                0,
                Units.NONE,
                tier.map(ServiceTier::reported).orElse(ServiceTier.STANDARD)));
    }

    private static long hour(JsonNode usage) {
        long sum = 0;
        for (JsonNode part : usage.path("cacheDetails")) {
            sum += "1h".equals(part.path("ttl").asString("")) ? Counts.detail(part, "inputTokens") : 0;
        }
        return sum;
    }
}
