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
}
