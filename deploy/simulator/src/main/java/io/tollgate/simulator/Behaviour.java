package io.tollgate.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/**
 * How a provider answers when nothing fails. Times are milliseconds ({@code latencyMs} the median where {@code latencyP99Ms}
 * spreads it); token counts are per choice; {@code splitBytes} cuts
 * a stream into writes of that many bytes, wherever they fall (0: one write per event).
 */
@RecordBuilder
public record Behaviour(
        @JsonProperty("latency_ms") long latencyMs,
        @JsonProperty("latency_p99_ms") long latencyP99Ms,
        @JsonProperty("chunk_delay_ms") long chunkDelayMs,
        @JsonProperty("chunks") int chunks,
        @JsonProperty("answer_tokens") int answerTokens,
        @JsonProperty("reasoning_tokens") int reasoningTokens,
        @JsonProperty("cached_tokens") int cachedTokens,
        @JsonProperty("usage") boolean usage,
        @JsonProperty("crlf") boolean crlf,
        @JsonProperty("split_bytes") int splitBytes)
        implements BehaviourBuilder.With {

    /** Of the normal distribution, what 99 of 100 draws stay below. */
    private static final double Z99 = 2.326;

    /** No delay, 1.4 KB answers, streams of 60 chunks with usage where asked for. */
    public static final Behaviour INSTANT = new Behaviour(0, 0, 0, 60, 180, 0, 0, true, false, 0);

    public Behaviour {
        requireBetween("latency_ms", latencyMs, 0, 3_600_000);
        requireBetween("latency_p99_ms", latencyP99Ms, 0, 3_600_000);
        requireBetween("chunk_delay_ms", chunkDelayMs, 0, 3_600_000);
        requireBetween("chunks", chunks, 1, 100_000);
        requireBetween("answer_tokens", answerTokens, 0, AnswerText.MAX_TOKENS);
        requireBetween("reasoning_tokens", reasoningTokens, 0, AnswerText.MAX_TOKENS);
        requireBetween("cached_tokens", cachedTokens, 0, Integer.MAX_VALUE);
        requireBetween("split_bytes", splitBytes, 0, 1 << 20);
    }

    /** The same, with this long before the first byte and between a stream's chunks. */
    public Behaviour paced(Duration latency, Duration chunkDelay) {
        return withLatencyMs(latency.toMillis()).withChunkDelayMs(chunkDelay.toMillis());
    }

    /** The same, with an answer of this many tokens, streamed in this many chunks. */
    public Behaviour answering(int tokens, int inChunks) {
        return withAnswerTokens(tokens).withChunks(inChunks);
    }

    /** The same, reporting this many reasoning tokens (part of the output) and cached tokens (part of the prompt). */
    public Behaviour counting(int reasoning, int cached) {
        return withReasoningTokens(reasoning).withCachedTokens(cached);
    }

    /** The same, but usage is never reported, whatever the request asks for. */
    public Behaviour withoutUsage() {
        return withUsage(false);
    }

    /** The same, with streams framed with these line ends and cut into writes of this many bytes. */
    public Behaviour framed(boolean withCrlf, int cutEvery) {
        return withCrlf(withCrlf).withSplitBytes(cutEvery);
    }

    /** The same, with most latencies about what they are and one of a hundred this long or longer. */
    public Behaviour varying(Duration p99) {
        return withLatencyP99Ms(p99.toMillis());
    }

    /**
     * The latency of one request in milliseconds: log-normal, as real ones are.
     *
     * @param normal a draw from the normal distribution
     */
    long latencyMs(double normal) {
        if (latencyP99Ms <= latencyMs || latencyMs == 0) {
            return latencyMs;
        }
        double sigma = Math.log((double) latencyP99Ms / latencyMs) / Z99;
        return Math.round(latencyMs * Math.exp(sigma * normal));
    }

    private static void requireBetween(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d; it must be between %d and %d".formatted(field, value, least, most));
        }
    }
}
