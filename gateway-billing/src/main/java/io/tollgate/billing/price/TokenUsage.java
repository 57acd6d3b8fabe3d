package io.tollgate.billing.price;

/**
 * The tokens of one answer in disjoint kinds, whatever way the provider counts.
 *
 * @param input input tokens that no cache was involved in
 * @param cacheRead input tokens read from the provider's prompt cache
 * @param cacheWrite5m input tokens written to a cache that lives five minutes, or to one without a stated life
 * @param cacheWrite1h input tokens written to a cache that lives an hour
 * @param output generated tokens, reasoning included
 * @param reasoning the part of {@code output} that was reasoning
 */
public record TokenUsage(
        long input, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output, long reasoning) {

    /** No answer of any model has near so many tokens of a kind: what is above is a mistake. */
    public static final long MOST = 100_000_000;

    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0, 0);

    public TokenUsage {
        if (input < 0 || cacheRead < 0 || cacheWrite5m < 0 || cacheWrite1h < 0 || output < 0 || reasoning < 0) {
            throw new IllegalArgumentException("token counts are never negative");
        }
        reasoning = Math.min(reasoning, output);
    }

    /** Usage without caching or reasoning. */
    public static TokenUsage of(long input, long output) {
        return new TokenUsage(input, 0, 0, 0, output, 0);
    }

    /** Whether one answer can have used this. */
    public boolean plausible() {
        return Math.max(Math.max(input, cacheRead), Math.max(cacheWrite5m, Math.max(cacheWrite1h, output))) <= MOST;
    }

    /** All tokens that went in, cached or not. */
    public long totalInput() {
        return input + cacheRead + cacheWrite5m + cacheWrite1h;
    }

    /** All tokens, in and out. */
    public long total() {
        return totalInput() + output;
    }
}
