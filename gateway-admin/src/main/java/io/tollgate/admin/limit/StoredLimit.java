package io.tollgate.admin.limit;

import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.Narrowing;
import io.tollgate.billing.admission.RateLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One row of the tables of limits. */
sealed interface StoredLimit {

    /** What all requests of a scope are narrowed to. */
    String WHOLE = "";

    Place place();

    /** Whose limit it is, and of which part of its requests. */
    record Place(UUID scopeId, String narrowedTo) {}

    record OfBudget(Place place, Budget budget) implements StoredLimit {}

    record OfRates(Place place, RateLimits rates) implements StoredLimit {}

    /** The limits of each scope. */
    static Map<UUID, Limits> join(List<OfBudget> budgets, List<OfRates> rates) {
        Map<UUID, Map<String, Limits>> parts = new HashMap<>();
        for (OfBudget stored : budgets) {
            merge(parts, stored.place(), new Limits(List.of(stored.budget()), RateLimits.NONE));
        }
        for (OfRates stored : rates) {
            merge(parts, stored.place(), new Limits(List.of(), stored.rates()));
        }
        Map<UUID, Limits> joined = new HashMap<>();
        parts.forEach((id, limits) -> joined.put(id, whole(limits)));
        return joined;
    }

    private static void merge(Map<UUID, Map<String, Limits>> parts, Place place, Limits limits) {
        parts.computeIfAbsent(place.scopeId(), fresh -> new TreeMap<>())
                .merge(place.narrowedTo(), limits, StoredLimit::both);
    }

    private static Limits both(Limits first, Limits second) {
        List<Budget> budgets = new ArrayList<>(first.budgets());
        budgets.addAll(second.budgets());
        return new Limits(
                budgets, first.rateLimits().equals(RateLimits.NONE) ? second.rateLimits() : first.rateLimits());
    }

    private static Limits whole(Map<String, Limits> parts) {
        List<NarrowedLimits> narrowed = new ArrayList<>();
        parts.forEach((part, limits) -> {
            if (!part.equals(WHOLE)) {
                narrowed.add(new NarrowedLimits(Narrowing.of(part), limits.budgets(), limits.rateLimits()));
            }
        });
        return parts.getOrDefault(WHOLE, Limits.NONE).with(narrowed);
    }
}
