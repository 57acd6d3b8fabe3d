package io.tollgate.routing.plan;

import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Quantization;
import io.tollgate.routing.health.Condition;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an offering must fulfil to be tried at all. What is absent does not matter.
 *
 * @param providers slugs of those that may be called
 * @param ignored slugs of those that may not
 * @param regions where the offering must be; one without a region is nowhere
 * @param quantizations labels of those that are wanted, {@link Quantization#UNKNOWN} among them
 * @param minimumQuantization an offering that does not tell its own has none
 * @param noTraining whether the provider must promise not to train on the data
 * @param zeroRetention whether it must promise not to keep it
 * @param maxTtftMillis what nine of ten first tokens must stay below, as far as that is known
 */
public record Constraints(
        Optional<Set<String>> providers,
        Set<String> ignored,
        Optional<Set<String>> regions,
        Optional<Set<String>> quantizations,
        Optional<Quantization> minimumQuantization,
        boolean noTraining,
        boolean zeroRetention,
        PriceCeiling maxPrice,
        OptionalLong maxTtftMillis) {

    public static final Constraints NONE = new Constraints(
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            PriceCeiling.NONE,
            OptionalLong.empty());

    public Constraints {
        providers = providers.map(Set::copyOf);
        ignored = Set.copyOf(ignored);
        regions = regions.map(Set::copyOf);
        quantizations = quantizations.map(Set::copyOf);
    }

    /** Both: what one of them rules out is ruled out. */
    public Constraints and(Constraints other) {
        if (equals(NONE) || other.equals(NONE)) {
            return other.equals(NONE) ? this : other;
        }
        return new Constraints(
                both(providers, other.providers),
                either(ignored, other.ignored),
                both(regions, other.regions),
                both(quantizations, other.quantizations),
                minimumQuantization
                        .filter(mine -> other.minimumQuantization
                                .filter(mine::isAtLeast)
                                .isPresent())
                        .or(() -> other.minimumQuantization.or(() -> minimumQuantization)),
                noTraining || other.noTraining,
                zeroRetention || other.zeroRetention,
                maxPrice.and(other.maxPrice),
                Least.of(maxTtftMillis, other.maxTtftMillis));
    }

    /** Why an offering must not be tried; null when it may, because this is asked for every offering of every request. */
    @Nullable Exclusion excludes(Offering offering) {
        String provider = offering.provider().slug();
        if (ignored.contains(provider)) {
            return Exclusion.PROVIDER_IGNORED;
        }
        if (lacks(providers, provider)) {
            return Exclusion.PROVIDER_NOT_ALLOWED;
        }
        if (regions.isPresent() && lacks(regions, offering.region().orElse(""))) {
            return Exclusion.REGION;
        }
        if (!isFineEnough(offering)) {
            return Exclusion.QUANTIZATION;
        }
        if (noTraining && offering.provider().dataPolicy().trains()) {
            return Exclusion.TRAINING;
        }
        if (zeroRetention && offering.provider().dataPolicy().retains()) {
            return Exclusion.RETENTION;
        }
        return offering.price()
                        .filter(price -> !maxPrice.allows(price.list().standard()))
                        .isPresent()
                ? Exclusion.MAX_PRICE
                : null;
    }

    /** Whether first tokens come in time, as far as can be told. */
    boolean allows(Condition condition) {
        return maxTtftMillis.isEmpty() || condition.ttftP90Millis() <= maxTtftMillis.getAsLong();
    }

    private boolean isFineEnough(Offering offering) {
        if (lacks(quantizations, offering.quantization().orElse(Quantization.UNKNOWN))) {
            return false;
        }
        return minimumQuantization.isEmpty()
                || offering.quantization()
                        .flatMap(Quantization::of)
                        .filter(own -> own.isAtLeast(minimumQuantization.get()))
                        .isPresent();
    }

    private static boolean lacks(Optional<Set<String>> allowed, String value) {
        return allowed.isPresent() && !allowed.get().contains(value);
    }

    private static Optional<Set<String>> both(Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return Optional.of(one.get().stream().filter(other.get()::contains).collect(Collectors.toSet()));
    }

    private static Set<String> either(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
