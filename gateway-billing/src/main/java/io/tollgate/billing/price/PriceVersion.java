package io.tollgate.billing.price;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An offering's price from some moment on; rows name the version that they were priced with.
 *
 * @param upstream what the provider bills
 * @param list what tenants are charged before discount and fee
 */
public record PriceVersion(UUID id, Tariff upstream, Tariff list) {

    /** The same rates whatever the circumstances. */
    public PriceVersion(UUID id, Rates upstream, Rates list) {
        this(id, Tariff.flat(upstream), Tariff.flat(list));
    }

    /** The version with the rates of this time of day. */
    public PriceVersion at(Instant moment) {
        return new PriceVersion(id, upstream.at(moment), list.at(moment));
    }

    /** The version with the rates that {@link #window} told of. */
    public PriceVersion in(Optional<String> window) {
        return new PriceVersion(id, upstream.in(window), list.in(window));
    }

    /** The time of day whose rates these are, such as {@code utc_1630_0030}; empty outside of all that it names. */
    public Optional<String> window() {
        Optional<String> mine = upstream.windowLabel();
        Optional<String> theirs = list.windowLabel();
        return mine.isEmpty() || theirs.isEmpty() || mine.equals(theirs)
                ? mine.or(() -> theirs)
                : Optional.of(mine.get() + "+" + theirs.get());
    }

    /** The parts that this usage comes to under an organization's terms. */
    public Cost cost(TokenUsage usage, Terms terms) {
        return terms.apply(upstream.cost(usage), list.cost(usage));
    }

    /** The worst case of a request under an organization's terms. */
    public Estimate estimate(Bound bound, Terms terms) {
        Worst worst = list.worst(bound);
        return new Estimate(
                terms.atMost(worst.input()).budgetNano(),
                terms.atMost(worst.output()).pico());
    }
}
