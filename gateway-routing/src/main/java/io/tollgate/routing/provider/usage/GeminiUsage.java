package io.tollgate.routing.provider.usage;

import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Gemini's {@code usageMetadata}: the prompt includes what was cached, but not what tools brought; the candidates do not
 * include thoughts. In a stream each chunk tells of all before it.
 */
public final class GeminiUsage {

    private GeminiUsage() {}

    /** Empty when it tells of no tokens at all. */
    public static Optional<TokenUsage> read(JsonNode usage) {
        if (!Counts.has(usage, "promptTokenCount") && !Counts.has(usage, "candidatesTokenCount")) {
            return Optional.empty();
        }
        long prompt = Counts.main(usage, "promptTokenCount");
        long cached = Math.min(prompt, Counts.main(usage, "cachedContentTokenCount"));
        long audioRead = Math.min(cached, modality(usage, "cacheTokensDetails", "AUDIO"));
        long fresh = prompt - cached;
        long audio = Math.min(fresh, Math.max(0, modality(usage, "promptTokensDetails", "AUDIO") - audioRead));
        long tools = Counts.detail(usage, "toolUsePromptTokenCount");
        long candidates = Counts.main(usage, "candidatesTokenCount");
        long spoken = Math.min(candidates, modality(usage, "candidatesTokensDetails", "AUDIO"));
        long drawn = Math.min(candidates - spoken, modality(usage, "candidatesTokensDetails", "IMAGE"));
        long thoughts = Counts.detail(usage, "thoughtsTokenCount");
        Units units = Units.of(Unit.AUDIO_INPUT, audio)
                .and(Unit.AUDIO_CACHE_READ, audioRead)
                .and(Unit.AUDIO_OUTPUT, spoken)
                .and(Unit.IMAGE_OUTPUT, drawn);
        return Optional.of(new TokenUsage(
                Counts.sum(fresh - audio, tools),
                cached - audioRead,
                0,
                0,
                Counts.sum(candidates - spoken - drawn, thoughts),
                thoughts,
                units,
                tier(usage)));
    }

    /** {@code serviceTier} of the Gemini API; {@code trafficType} of Vertex, such as {@code ON_DEMAND_PRIORITY}. */
    private static ServiceTier tier(JsonNode usage) {
        String told =
                usage.path("serviceTier").asString(usage.path("trafficType").asString(""));
        String name = told.toLowerCase(Locale.ROOT).replace("on_demand_", "");
        return ServiceTier.reported(name);
    }

    private static long modality(JsonNode usage, String details, String modality) {
        long sum = 0;
        for (JsonNode part : usage.path(details)) {
            sum += modality.equals(part.path("modality").asString("")) ? Counts.detail(part, "tokenCount") : 0;
        }
        return sum;
    }
}
