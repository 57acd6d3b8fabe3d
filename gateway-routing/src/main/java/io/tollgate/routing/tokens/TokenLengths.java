package io.tollgate.routing.tokens;

import io.tollgate.billing.price.TokenUsage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts text that nobody kept: by its length, and the length that the same model's tokens had wherever its provider reported
 * them. Unlike {@link Calibration}, whose bounds err upward, this is for what is charged, and errs to no side.
 */
public final class TokenLengths {

    private static final int MODELS = 10_000;
    private static final Known UNKNOWN = new Known(TokenLength.START, TokenLength.START);

    private final Map<String, Known> models = new ConcurrentHashMap<>();

    /** The tokens of a prompt with so many bytes of JSON. */
    public long prompt(String upstreamModel, long bytes) {
        return known(upstreamModel).prompt().tokensOf(bytes);
    }

    /** The tokens of so many bytes of generated text. */
    public long answer(String upstreamModel, long bytes) {
        return known(upstreamModel).answer().tokensOf(bytes);
    }

    /**
     * A provider reports this. Images and sounds tell nothing about text; nor does an answer with reasoning, which some
     * providers show and others hide.
     */
    public void learn(String upstreamModel, long promptBytes, long answerBytes, TokenUsage reported) {
        if (reported.units().none() && (models.size() < MODELS || models.containsKey(upstreamModel))) {
            long output = reported.reasoning() > 0 ? 0 : reported.output();
            models.merge(
                    upstreamModel,
                    UNKNOWN.with(promptBytes, answerBytes, reported.totalInput(), output),
                    (known, first) -> known.with(promptBytes, answerBytes, reported.totalInput(), output));
        }
    }

    private Known known(String upstreamModel) {
        return models.getOrDefault(upstreamModel, UNKNOWN);
    }

    private record Known(TokenLength prompt, TokenLength answer) {

        Known with(long promptBytes, long answerBytes, long input, long output) {
            return new Known(prompt.with(promptBytes, input), answer.with(answerBytes, output));
        }
    }
}
