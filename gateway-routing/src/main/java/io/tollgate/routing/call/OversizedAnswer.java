package io.tollgate.routing.call;

/** A provider's answer is larger than the gateway is willing to hold. */
final class OversizedAnswer extends RuntimeException {

    OversizedAnswer(int maxBytes) {
        super(
                "the answer is larger than tollgate.upstream.max-answer-size, " + maxBytes + " bytes",
                null,
                false,
                false);
    }
}
