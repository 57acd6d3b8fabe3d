package io.tollgate.billing.price;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which circumstances a rate applies.
 *
 * @param above the prompt, cached tokens included, has more tokens than this; 0: any
 * @param window the time of day; empty: at all times
 */
record Variant(long above, ServiceTier tier, Optional<TimeWindow> window) {

    static final Variant USUAL = new Variant(0, ServiceTier.STANDARD, Optional.empty());

    static final int MAX_THRESHOLDS = 8;

    private static final Pattern ABOVE = Pattern.compile("above_([1-9]\\d{0,5})k");
    private static final long THOUSAND = 1_000;

    /** Reads names with points between them, such as {@code above_200k.batch}; empty when one is not known. */
    static Optional<Variant> of(String label) {
        Variant variant = USUAL;
        for (String name : label.split("\\.", -1)) {
            Optional<Variant> narrower = variant.narrowed(name);
            if (narrower.isEmpty() || narrower.get().equals(variant)) {
                return Optional.empty();
            }
            variant = narrower.get();
        }
        return Optional.of(variant);
    }

    /** The rate's name in a document. */
    String name(String rate) {
        List<String> names = new ArrayList<>();
        if (above > 0) {
            names.add("above_" + above / THOUSAND + "k");
        }
        if (tier != ServiceTier.STANDARD) {
            names.add(tier.label());
        }
        window.map(TimeWindow::label).ifPresent(names::add);
        names.add(rate);
        return String.join(".", names);
    }

    Variant beyond(long tokens) {
        return new Variant(tokens, tier, window);
    }

    Variant at(ServiceTier other) {
        return new Variant(above, other, window);
    }

    Variant in(Optional<TimeWindow> other) {
        return new Variant(above, tier, other);
    }

    /** Whether everything that this one asks for is so in the other. */
    boolean holdsIn(Variant other) {
        return above <= other.above
                && (tier == ServiceTier.STANDARD || tier == other.tier)
                && (window.isEmpty() || window.equals(other.window));
    }

    private Optional<Variant> narrowed(String name) {
        Matcher threshold = ABOVE.matcher(name);
        if (threshold.matches()) {
            return above == 0 ? Optional.of(beyond(Long.parseLong(threshold.group(1)) * THOUSAND)) : Optional.empty();
        }
        Optional<TimeWindow> time = TimeWindow.of(name);
        if (time.isPresent()) {
            return window.isEmpty() ? Optional.of(in(time)) : Optional.empty();
        }
        return tier == ServiceTier.STANDARD ? ServiceTier.of(name).map(this::at) : Optional.empty();
    }
}
