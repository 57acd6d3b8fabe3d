package io.tollgate.billing.price;

import io.tollgate.billing.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rates of a price: by the size of the prompt, by service tier and by the time of day. A threshold that the prompt passes
 * reprices the whole request, as the known providers do.
 */
public final class Tariff {

    private final Map<Variant, Rates> rates;
    private final List<TimeWindow> windows;
    private final Optional<TimeWindow> window;
    private final List<Bracket> brackets;

    private Tariff(Map<Variant, Rates> rates, List<TimeWindow> windows, Optional<TimeWindow> window) {
        this.rates = rates;
        this.windows = windows;
        this.window = window;
        this.brackets = Bracket.of(rates, window);
    }

    /** @param rates of every combination of the thresholds, tiers and windows that there are */
    static Tariff of(Map<Variant, Rates> rates) {
        List<TimeWindow> windows = rates.keySet().stream()
                .flatMap(variant -> variant.window().stream())
                .distinct()
                .toList();
        return new Tariff(Map.copyOf(rates), windows, Optional.empty());
    }

    /** The same rates whatever the circumstances. */
    public static Tariff flat(Rates rates) {
        return of(Map.of(Variant.USUAL, rates));
    }

    /**
     * Reads a price document: rate name to decimal string, {@code input} and {@code output} at least. A name is that of a
     * {@link Unit}, and before it, with points between them, when the rate applies: {@code above_200k},
     * {@code batch|flex|priority}, {@code utc_1630_0030}. {@code batch.multiplier} and the like stand for all rates.
     *
     * @throws IllegalArgumentException naming the rate that is missing, unknown, malformed, ambiguous or out of range
     */
    public static Tariff parse(Map<String, String> document) {
        return TariffReader.read(document);
    }

    /** The document that {@link #parse} reads back to the same tariff; it states every rate of every variant. */
    public Map<String, String> document() {
        return TariffDocument.write(rates);
    }

    /** The tariff as it is at this moment, and until {@link #nextEdge}. */
    public Tariff at(Instant moment) {
        if (windows.isEmpty()) {
            return this;
        }
        Optional<TimeWindow> now =
                windows.stream().filter(it -> it.contains(moment)).findFirst();
        return new Tariff(rates, windows, now);
    }

    /** When the next time window begins or ends; empty where there is none. */
    public Optional<Instant> nextEdge(Instant after) {
        return windows.stream().map(it -> it.nextEdge(after)).min(Instant::compareTo);
    }

    /** The rates of an ordinary request. */
    public Rates standard() {
        return brackets.get(brackets.size() - 1).at(ServiceTier.STANDARD);
    }

    /** The rates of a request. */
    public Rates rates(TokenUsage usage) {
        return bracket(usage.totalInput()).at(usage.tier());
    }

    /** What this usage costs. */
    public Money cost(TokenUsage usage) {
        return rates(usage).cost(usage);
    }

    /** The most that a request can cost; every threshold below its bound may turn out to be the one. */
    Worst worst(Bound bound) {
        Worst worst = Worst.NONE;
        for (Bracket bracket : brackets) {
            if (bracket.above() == 0 || bracket.above() < bound.totalInput()) {
                worst = worst.or(bracket.at(ServiceTier.STANDARD), bound).or(bracket.at(bound.tier()), bound);
            }
        }
        return worst;
    }

    /** The time of day whose rates these are, such as {@code utc_1630_0030}. */
    Optional<String> windowLabel() {
        return window.map(TimeWindow::label);
    }

    /** The tariff in that time window which is among those so labelled; outside of all when none of its own is. */
    Tariff in(Optional<String> labels) {
        Optional<TimeWindow> named = windows.stream()
                .filter(it -> labels.filter(all -> all.contains(it.label())).isPresent())
                .findFirst();
        return new Tariff(rates, windows, named);
    }

    private Bracket bracket(long promptTokens) {
        for (Bracket bracket : brackets) {
            if (promptTokens > bracket.above()) {
                return bracket;
            }
        }
        return brackets.get(brackets.size() - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tariff tariff && rates.equals(tariff.rates) && window.equals(tariff.window);
    }

    @Override
    public int hashCode() {
        return rates.hashCode();
    }

    @Override
    public String toString() {
        return "Tariff" + document();
    }
}
