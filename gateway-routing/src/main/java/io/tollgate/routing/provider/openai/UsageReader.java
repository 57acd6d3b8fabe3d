package io.tollgate.routing.provider.openai;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.UsagePart;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes disjoint usage of what OpenAI and its imitators report, where {@code prompt_tokens} includes the cached ones. */
final class UsageReader {

    /** Stands for a count that is none, so that nobody takes it for a small one. */
    private static final long NONSENSE = Long.MAX_VALUE;

    private UsageReader() {}

    /** The usage of an answer or a chunk, wherever the host put it. */
    static Optional<UsagePart> part(JsonMembers body) {
        Optional<JsonMember> usage = body.find("usage", JsonKind.OBJECT);
        return usage.isEmpty()
                ? groqs(body)
                : read(body.object(usage.get()))
                        .map(tokens -> new UsagePart(
                                tokens, usage.get().valueStart(), usage.get().valueEnd()));
    }

    /** Groq's streams have it under a name of its own, not always under the usual one too. */
    private static Optional<UsagePart> groqs(JsonMembers body) {
        return body.find("x_groq", JsonKind.OBJECT)
                .map(body::object)
                .flatMap(own -> own.find("usage", JsonKind.OBJECT).map(own::object))
                .flatMap(UsageReader::read)
                .map(UsagePart::hidden);
    }

    /**
     * Empty when the object tells of no tokens at all. A count that is negative or too large to read is not
     * {@linkplain TokenUsage#plausible plausible}.
     */
    static Optional<TokenUsage> read(JsonMembers usage) {
        OptionalLong prompt = count(usage, "prompt_tokens");
        OptionalLong completion = count(usage, "completion_tokens");
        if (prompt.isEmpty() && completion.isEmpty()) {
            return Optional.empty();
        }
        long input = prompt.orElse(0);
        long cacheRead = Math.min(input, cacheRead(usage));
        long cacheWrite = Math.min(input - cacheRead, detail(usage, "prompt_tokens_details", "cache_write_tokens"));
        // xAI and Gemini's imitation count reasoning in the total alone.
        long output = Math.max(completion.orElse(0), positive(usage.number("total_tokens")) - input);
        long reasoning = detail(usage, "completion_tokens_details", "reasoning_tokens");
        return Optional.of(new TokenUsage(input - cacheRead - cacheWrite, cacheRead, cacheWrite, 0, output, reasoning));
    }

    /** OpenAI's name, DeepSeek's, and that of Together. */
    private static long cacheRead(JsonMembers usage) {
        long cached = detail(usage, "prompt_tokens_details", "cached_tokens");
        if (cached == 0) {
            cached = positive(usage.number("prompt_cache_hit_tokens"));
        }
        return cached == 0 ? positive(usage.number("cached_tokens")) : cached;
    }

    private static long detail(JsonMembers usage, String details, String name) {
        return usage.find(details, JsonKind.OBJECT)
                .map(member -> positive(usage.object(member).number(name)))
                .orElse(0L);
    }

    private static OptionalLong count(JsonMembers usage, String name) {
        if (usage.find(name, JsonKind.NUMBER).isEmpty()) {
            return OptionalLong.empty();
        }
        long tokens = usage.number(name).orElse(NONSENSE);
        return OptionalLong.of(tokens < 0 ? NONSENSE : tokens);
    }

    private static long positive(OptionalLong tokens) {
        return Math.max(0, tokens.orElse(0));
    }
}
