package io.tollgate.billing.price;

import java.util.UUID;

/**
 * An offering's price from some moment on; rows name the version that they were priced with.
 *
 * @param upstream what the provider bills
 * @param list what tenants are charged before discount and fee
 */
public record PriceVersion(UUID id, Rates upstream, Rates list) {

    /** The parts that this usage comes to under an organization's terms. */
    public Cost cost(TokenUsage usage, Terms terms) {
        return terms.apply(upstream.cost(usage), list.cost(usage));
    }

    /**
     * The worst case of a request under an organization's terms.
     *
     * @param inputTokens an upper bound
     * @param choices how many answers are asked for ({@code n})
     */
    public Estimate estimate(long inputTokens, long choices, Terms terms) {
        long input = Math.addExact(list.request(), Math.multiplyExact(inputTokens, list.dearestInput()));
        return new Estimate(
                terms.atMost(input).budgetNano(),
                terms.atMost(Math.multiplyExact(choices, list.output())).pico());
    }
}
