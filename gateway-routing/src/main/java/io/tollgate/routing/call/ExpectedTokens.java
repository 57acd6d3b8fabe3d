package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.tokens.TokenLengths;

/**
 * How many tokens an attempt is expected to use, before anybody has counted them.
 *
 * @param model the upstream's
 */
record ExpectedTokens(String model, TokenLengths lengths, long input, long output) {

    /** An answer's usual length, where the limits allow it. */
    private static final long USUAL_OUTPUT = 1_000;

    static ExpectedTokens of(CallRequest request, Attempt attempt) {
        ProviderCall own = request.call().own();
        long most = own.operation().isGenerating() ? attempt.offering().model().maxOutputTokens() : 0;
        long output = Math.min(most, request.patience().output().orElse(USUAL_OUTPUT));
        String model = attempt.offering().upstreamModel();
        TokenLengths lengths = request.gate().lengths();
        return new ExpectedTokens(
                model, lengths, lengths.prompt(model, own.body().size()), Math.min(USUAL_OUTPUT, output));
    }

    long all() {
        return Math.max(1, input + output);
    }

    /** As far as can be told from the text that came. */
    long after(long outputBytes) {
        return input + lengths.answer(model, outputBytes);
    }
}
