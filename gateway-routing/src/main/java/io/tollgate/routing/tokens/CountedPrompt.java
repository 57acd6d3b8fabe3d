package io.tollgate.routing.tokens;

import io.tollgate.billing.price.Bound;
import io.tollgate.billing.price.ServiceTier;
import io.tollgate.billing.price.TokenUsage;

/** A prompt that was counted, for the models that it may go to. */
public record CountedPrompt(PromptSize size, Calibration calibration) {

    /**
     * The most that a request can use at a model.
     *
     * @param bytes of the body, of which no model makes more tokens
     */
    public Bound bound(String upstreamModel, long bytes, long choices, ServiceTier tier) {
        long text = Math.min(bytes, calibration.bound(upstreamModel, size));
        return new Bound(0, text, size.apart(), choices, tier);
    }

    /** The model's provider reports this. What is not text tells nothing about it. */
    public void learn(String upstreamModel, TokenUsage reported) {
        if (size.apart().none() && reported.units().none()) {
            calibration.learn(upstreamModel, size, reported.totalInput());
        }
    }
}
