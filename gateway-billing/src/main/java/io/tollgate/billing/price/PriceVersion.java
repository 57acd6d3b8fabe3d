package io.tollgate.billing.price;

import io.tollgate.billing.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** When the rates of some time of day begin or end next; empty where there are none. */
    Optional<Instant> nextEdge(Instant after) {
        return Stream.of(upstream, list)
                .flatMap(tariff -> tariff.nextEdge(after).stream())
                .min(Instant::compareTo);
    }

    /** The parts that this usage comes to under an organization's terms, when the operator pays the provider. */
    public Cost cost(TokenUsage usage, Terms terms) {
        return cost(usage, terms, Payer.OPERATOR);
    }

    /** The parts that this usage comes to under an organization's terms. */
    public Cost cost(TokenUsage usage, Terms terms, Payer payer) {
        return terms.apply(upstream.cost(usage), list.cost(usage), payer);
    }

    /** What reading from the provider's cache saved at list price; no part of the {@linkplain #cost cost}. */
    public Money cacheSaved(TokenUsage usage) {
        return list.rates(usage).cacheSaved(usage);
    }

    /** The worst case of a request under an organization's terms, when the operator pays the provider. */
    public Estimate estimate(Bound bound, Terms terms) {
        return estimate(bound, terms, Payer.OPERATOR);
    }

    /** The worst case of a request, in spend, under an organization's terms. */
    public Estimate estimate(Bound bound, Terms terms, Payer payer) {
        Worst billed = upstream.worst(bound);
        Worst listed = list.worst(bound);
        return new Estimate(
                terms.atMost(billed.input(), listed.input(), payer).budgetNano(),
                terms.atMost(billed.output(), listed.output(), payer).pico());
    }
}
