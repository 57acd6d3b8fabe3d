package io.tollgate.billing.price;

import java.util.Objects;

/**
 * What one answer used, in disjoint kinds, whatever way the provider counts.
 *
 * @param input input tokens that no cache was involved in
 * @param cacheRead input tokens read from the provider's prompt cache
 * @param cacheWrite5m input tokens written to a cache that lives five minutes, or to one without a stated life
 * @param cacheWrite1h input tokens written to a cache that lives an hour
 * @param output generated tokens, reasoning included
 * @param reasoning the part of {@code output} that was reasoning
 * @param units audio and image tokens, and what is not billed by tokens; none of it is in the other counts
 * @param tier as the provider reports it
 */
public record TokenUsage(
        long input,
        long cacheRead,
        long cacheWrite5m,
        long cacheWrite1h,
        long output,
        long reasoning,
        Units units,
        ServiceTier tier) {

    /** No answer of any model has near so many tokens of a kind: what is above is a mistake. */
    public static final long MOST = 100_000_000;

    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0, 0);

    public TokenUsage {
        if (input < 0 || cacheRead < 0 || cacheWrite5m < 0 || cacheWrite1h < 0 || output < 0 || reasoning < 0) {
            throw new IllegalArgumentException("token counts are never negative");
        }
        reasoning = Math.min(reasoning, output);
        // Events leave out what is usual.
        units = Objects.requireNonNullElse(units, Units.NONE);
        tier = Objects.requireNonNullElse(tier, ServiceTier.STANDARD);
    }

    /** Text alone, at the standard tier. */
    public TokenUsage(long input, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output, long reasoning) {
        this(input, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, Units.NONE, ServiceTier.STANDARD);
    }

    /** Usage without caching or reasoning. */
    public static TokenUsage of(long input, long output) {
        return new TokenUsage(input, 0, 0, 0, output, 0);
    }

    /** The same tokens, and these units. */
    public TokenUsage with(Units apart) {
        return new TokenUsage(input, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, apart, tier);
    }

    /** The same, with reasoning not told apart from other output. */
    public TokenUsage withoutReasoning() {
        return new TokenUsage(input, cacheRead, cacheWrite5m, cacheWrite1h, output, 0, units, tier);
    }

    /** The same, at this tier. */
    public TokenUsage at(ServiceTier reported) {
        return new TokenUsage(input, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, units, reported);
    }

    /** Whether one answer can have used this. */
    public boolean plausible() {
        long most = Math.max(Math.max(input, cacheRead), Math.max(cacheWrite5m, Math.max(cacheWrite1h, output)));
        return Math.max(most, units.most()) <= MOST;
    }

    /** How many of a unit are billed. */
    public long count(Unit unit) {
        return switch (unit) {
            case INPUT -> input;
            case CACHE_READ -> cacheRead;
            case CACHE_WRITE_5M -> cacheWrite5m;
            case CACHE_WRITE_1H -> cacheWrite1h;
            case OUTPUT -> output - reasoning;
            case REASONING -> reasoning;
            case REQUEST -> 1;
            default -> units.count(unit);
        };
    }

    /** All tokens that went in, of every kind, cached or not. */
    public long totalInput() {
        return input + cacheRead + cacheWrite5m + cacheWrite1h + units.inputTokens();
    }

    /** All tokens that came out, of every kind. */
    public long totalOutput() {
        return output + units.outputTokens();
    }

    /** All tokens, in and out. */
    public long total() {
        return totalInput() + totalOutput();
    }
}
