package io.tollgate.billing.price;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How urgently a provider works on a request; what it reports to have done is priced, not what was asked for. */
public enum ServiceTier {
    STANDARD,
    BATCH,
    FLEX,
    PRIORITY;

    /** The name in price documents, in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static final Map<String, ServiceTier> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ServiceTier::label, Function.identity()));

    /** The tier of that name, exactly. */
    static Optional<ServiceTier> of(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }

    /**
     * What a provider calls the tier. {@code default}, {@code auto}, {@code scale}, {@code on_demand} and names that nobody
     * knows yet are priced as standard.
     */
    public static ServiceTier reported(String name) {
        return of(name.toLowerCase(Locale.ROOT)).orElse(STANDARD);
    }
}
