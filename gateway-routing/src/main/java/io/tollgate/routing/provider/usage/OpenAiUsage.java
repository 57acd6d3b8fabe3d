package io.tollgate.routing.provider.usage;

import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import io.tollgate.routing.json.JsonMembers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * OpenAI's usage, of chats, responses, images and transcripts, and that of its imitators. What goes in includes what was
 * cached, heard and seen; what comes out includes reasoning and speech.
 */
public final class OpenAiUsage {

    private static final List<String> CACHE_WRITES =
            List.of("cache_write_tokens", "cache_creation_input_tokens", "cache_creation_tokens");

    private OpenAiUsage() {}

    /**
     * Empty when the object tells of nothing that is billed. A count that is negative or too large to read is not
     * {@linkplain TokenUsage#plausible plausible}.
     *
     * @param tier {@code service_tier} beside the usage
     */
    public static Optional<TokenUsage> read(JsonMembers usage, Optional<String> tier) {
        Units billedApart = Units.of(Unit.SECOND, seconds(usage)).and(Unit.SEARCH, searches(usage));
        OptionalLong input = either(usage, "prompt_tokens", "input_tokens");
        OptionalLong output = either(usage, "completion_tokens", "output_tokens");
        if (input.isEmpty() && output.isEmpty() && billedApart.none()) {
            return Optional.empty();
        }
        TokenUsage in = input(usage, input.orElse(0));
        TokenUsage out = output(usage, input.orElse(0), output.orElse(0));
        Units units = sum(sum(billedApart, in.units()), out.units());
        TokenUsage told = new TokenUsage(
                in.input(),
                in.cacheRead(),
                in.cacheWrite5m(),
                0,
                out.output(),
                out.reasoning(),
                units,
                tier.map(ServiceTier::reported).orElse(ServiceTier.STANDARD));
        return Optional.of(together(told, research(usage)));
    }

    /** What a verbose transcript tells of its sound's length; empty where it tells nothing. */
    public static Optional<TokenUsage> ofDuration(JsonMembers transcript) {
        long seconds = roundedUp(transcript, "duration");
        return seconds == 0 ? Optional.empty() : Optional.of(TokenUsage.NONE.with(Units.of(Unit.SECOND, seconds)));
    }

    /** The sum of an answer's usage and what something beside the model used for it. */
    public static TokenUsage together(TokenUsage answer, TokenUsage beside) {
        return new TokenUsage(
                Counts.sum(answer.input(), beside.input()),
                Counts.sum(answer.cacheRead(), beside.cacheRead()),
                answer.cacheWrite5m(),
                answer.cacheWrite1h(),
                Counts.sum(answer.output(), beside.output()),
                Counts.sum(answer.reasoning(), beside.reasoning()),
                sum(answer.units(), beside.units()),
                answer.tier());
    }

    private static TokenUsage input(JsonMembers usage, long all) {
        Optional<JsonMembers> details =
                Counts.object(usage, "prompt_tokens_details", "input_tokens_details", "input_token_details");
        Optional<JsonMembers> cachedDetails = details.flatMap(it -> Counts.object(it, "cached_tokens_details"));
        long read = Math.min(all, cacheRead(usage, details));
        long written = Math.min(all - read, cacheWrite(usage, details));
        long audioRead = Math.min(read, detail(cachedDetails, "audio_tokens"));
        long imageRead = Math.min(read - audioRead, detail(cachedDetails, "image_tokens"));
        long fresh = all - read - written;
        long audio = Math.min(fresh, Math.max(0, detail(details, "audio_tokens") - audioRead));
        long image = Math.min(fresh - audio, Math.max(0, detail(details, "image_tokens") - imageRead));
        Units units = Units.of(Unit.AUDIO_INPUT, audio)
                .and(Unit.AUDIO_CACHE_READ, audioRead)
                .and(Unit.IMAGE_INPUT, image)
                .and(Unit.IMAGE_CACHE_READ, imageRead);
        return new TokenUsage(fresh - audio - image, read - audioRead - imageRead, written, 0, 0, 0).with(units);
    }

    private static TokenUsage output(JsonMembers usage, long input, long told) {
        Optional<JsonMembers> details = Counts.object(usage, "completion_tokens_details", "output_tokens_details");
        // xAI and Gemini's imitation count reasoning in the total alone.
        long all = Math.max(told, Counts.detail(usage, "total_tokens") - input);
        long audio = Math.min(all, detail(details, "audio_tokens"));
        long image = Math.min(all - audio, detail(details, "image_tokens"));
        Units units = Units.of(Unit.AUDIO_OUTPUT, audio).and(Unit.IMAGE_OUTPUT, image);
        return new TokenUsage(0, 0, 0, 0, all - audio - image, detail(details, "reasoning_tokens")).with(units);
    }

    /** OpenAI's name, DeepSeek's, and that of Together. */
    private static long cacheRead(JsonMembers usage, Optional<JsonMembers> details) {
        long cached = detail(details, "cached_tokens");
        if (cached == 0) {
            cached = Counts.detail(usage, "prompt_cache_hit_tokens");
        }
        return cached == 0 ? Counts.detail(usage, "cached_tokens") : cached;
    }

    /** The name of OpenAI and OpenRouter, Alibaba's, and LiteLLM's two; what was written is a part of the prompt. */
    private static long cacheWrite(JsonMembers usage, Optional<JsonMembers> details) {
        long most = 0;
        for (String name : CACHE_WRITES) {
            most = Math.max(most, Math.max(detail(details, name), Counts.detail(usage, name)));
        }
        return most;
    }

    /** A transcript's; Mistral's of heard prompts, which are no tokens. Both are whole, or rounded up. */
    private static long seconds(JsonMembers usage) {
        boolean byDuration = usage.string("type").filter("duration"::equals).isPresent();
        return byDuration ? roundedUp(usage, "seconds") : roundedUp(usage, "prompt_audio_seconds");
    }

    private static long roundedUp(JsonMembers usage, String name) {
        long whole = Counts.detail(usage, name);
        boolean more = usage.find(name)
                .map(member -> usage.raw(member).matches("\\d+\\.\\d*[1-9]\\d*"))
                .orElse(false);
        return more ? whole + 1 : whole;
    }

    /**
     * What Perplexity's deep research reads, at the price of a prompt, and thinks about it: neither is in the usual counts.
     * Its other models tell of what they read too, and do not bill it.
     *
     * @see <a href="https://docs.perplexity.ai/getting-started/pricing">Perplexity: pricing of Sonar Deep Research</a>
     */
    private static TokenUsage research(JsonMembers usage) {
        long read = Counts.detail(usage, "citation_tokens");
        long thought = Counts.detail(usage, "reasoning_tokens");
        return read > 0 && thought > 0 ? new TokenUsage(read, 0, 0, 0, thought, thought) : TokenUsage.NONE;
    }

    /** Perplexity's. */
    private static long searches(JsonMembers usage) {
        return Counts.detail(usage, "num_search_queries");
    }

    private static OptionalLong either(JsonMembers usage, String one, String other) {
        OptionalLong found = Counts.main(usage, one);
        return found.isPresent() ? found : Counts.main(usage, other);
    }

    private static long detail(Optional<JsonMembers> details, String name) {
        return details.isEmpty() ? 0 : Counts.detail(details.get(), name);
    }

    private static Units sum(Units one, Units other) {
        if (other.none()) {
            return one;
        }
        Units sum = one;
        for (var entry : other.counts().entrySet()) {
            sum = sum.and(entry.getKey(), entry.getValue());
        }
        return sum;
    }
}
