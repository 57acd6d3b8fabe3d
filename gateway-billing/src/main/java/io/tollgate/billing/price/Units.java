package io.tollgate.billing.price;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What was used beside the usual kinds of tokens: audio, images, searches and the like; mostly nothing. */
public record Units(Map<Unit, Long> counts) {

    public static final Units NONE = new Units(Map.of());

    public Units {
        counts.forEach(Units::check);
        counts = counts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /** So many of one unit. */
    public static Units of(Unit unit, long count) {
        return NONE.and(unit, count);
    }

    /** Reads what {@link #byLabel} tells. */
    public static Units ofLabels(Map<String, Long> counts) {
        Units units = NONE;
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            units = units.and(Unit.of(count.getKey()).orElseThrow(), count.getValue());
        }
        return units;
    }

    /** These, and so many more of one unit. */
    public Units and(Unit unit, long count) {
        if (count == 0) {
            return this;
        }
        Map<Unit, Long> more = new EnumMap<>(Unit.class);
        more.putAll(counts);
        more.merge(unit, count, Math::addExact);
        return new Units(more);
    }

    /** The counts under the names that the API and Postgres have for them. */
    public Map<String, Long> byLabel() {
        Map<String, Long> named = new TreeMap<>();
        counts.forEach((unit, count) -> named.put(unit.label(), count));
        return named;
    }

    /** Whether there are none, as mostly. */
    public boolean none() {
        return counts.isEmpty();
    }

    public long count(Unit unit) {
        return counts.getOrDefault(unit, 0L);
    }

    long inputTokens() {
        return none() ? 0 : sum(true);
    }

    long outputTokens() {
        return none() ? 0 : sum(false);
    }

    long most() {
        return none() ? 0 : Collections.max(counts.values());
    }

    private long sum(boolean input) {
        long sum = 0;
        for (Map.Entry<Unit, Long> entry : counts.entrySet()) {
            Unit unit = entry.getKey();
            sum += (input ? unit.isInputToken() : unit.isOutputToken()) ? entry.getValue() : 0;
        }
        return sum;
    }

    private static void check(Unit unit, long count) {
        if (!unit.isApart()) {
            throw new IllegalArgumentException(unit.label() + " is not counted apart");
        }
        if (count < 0) {
            throw new IllegalArgumentException(unit.label() + ": " + count + " is negative");
        }
    }
}
