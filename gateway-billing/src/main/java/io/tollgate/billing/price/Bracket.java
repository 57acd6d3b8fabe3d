package io.tollgate.billing.price;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rates of prompts above some size.
 *
 * @param above tokens; 0: prompts of any size
 * @param byTier those tiers that have rates of their own, and the standard one
 */
record Bracket(long above, Map<ServiceTier, Rates> byTier) {

    /** The brackets at one time of day, the highest first. */
    static List<Bracket> of(Map<Variant, Rates> rates, Optional<TimeWindow> window) {
        return rates.keySet().stream()
                .map(Variant::above)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(above -> of(rates, Variant.USUAL.beyond(above).in(window)))
                .toList();
    }

    private static Bracket of(Map<Variant, Rates> rates, Variant standard) {
        Map<ServiceTier, Rates> byTier = new EnumMap<>(ServiceTier.class);
        for (ServiceTier tier : ServiceTier.values()) {
            Rates own = rates.get(standard.at(tier));
            if (own != null) {
                byTier.put(tier, own);
            }
        }
        return new Bracket(standard.above(), byTier);
    }

    /** A tier without rates of its own costs what the standard one does. */
    Rates at(ServiceTier tier) {
        Rates own = byTier.get(tier);
        return own == null ? Objects.requireNonNull(byTier.get(ServiceTier.STANDARD)) : own;
    }
}
