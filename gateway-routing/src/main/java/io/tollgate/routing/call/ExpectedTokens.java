package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ProviderCall;

/** How many tokens an attempt is expected to use, before anybody has counted them. */
record ExpectedTokens(long input, long output) {

    /** A token of text is about four bytes. */
    private static final long BYTES_PER_TOKEN = 4;

    /** An answer's usual length, where the limits allow it. */
    private static final long USUAL_OUTPUT = 1_000;

    static ExpectedTokens of(CallRequest request, Attempt attempt) {
        ProviderCall own = request.call().own();
        long most = own.operation().isGenerating() ? attempt.offering().model().maxOutputTokens() : 0;
        long output = Math.min(most, request.patience().output().orElse(USUAL_OUTPUT));
        return new ExpectedTokens(own.body().size() / BYTES_PER_TOKEN, Math.min(USUAL_OUTPUT, output));
    }

    long all() {
        return Math.max(1, input + output);
    }

    /** As far as can be told from the text that came. */
    long after(long outputBytes) {
        return input + outputBytes / BYTES_PER_TOKEN;
    }
}
