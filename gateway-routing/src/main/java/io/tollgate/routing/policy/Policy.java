package io.tollgate.routing.policy;

import io.tollgate.routing.plan.Constraints;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a place allows those who call in its name; of several places the strictest holds.
 *
 * @param allowedModels absent: every model
 * @param deniedModels also when they are allowed elsewhere
 * @param constraints what an offering must fulfil
 * @param defaultOutput tokens of an answer whose request names no limit
 * @param mostOutput tokens of any answer
 * @param capture absent: nobody wants prompts and answers kept, and nobody forbids it
 */
public record Policy(
        Optional<Set<String>> allowedModels,
        Set<String> deniedModels,
        Constraints constraints,
        OptionalLong defaultOutput,
        OptionalLong mostOutput,
        Optional<PayloadCapture> capture) {

    /** Everything is allowed. */
    public static final Policy NONE = new Policy(Optional.empty(), Set.of(), Constraints.NONE);

    public Policy {
        allowedModels = allowedModels.map(Set::copyOf);
        deniedModels = Set.copyOf(deniedModels);
    }

    private Policy(Optional<Set<String>> allowedModels, Set<String> deniedModels, Constraints constraints) {
        this(allowedModels, deniedModels, constraints, OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** One that is about models alone. */
    public static Policy ofModels(Optional<Set<String>> allowed) {
        return allowed.isEmpty() ? NONE : new Policy(allowed, Set.of(), Constraints.NONE);
    }

    /** One that is about offerings alone. */
    public static Policy of(Constraints constraints) {
        return new Policy(Optional.empty(), Set.of(), constraints);
    }

    /** Both: what one of them rules out is ruled out. */
    public Policy and(Policy other) {
        return new Policy(
                both(allowedModels, other.allowedModels),
                Stream.concat(deniedModels.stream(), other.deniedModels.stream())
                        .collect(Collectors.toUnmodifiableSet()),
                constraints.and(other.constraints),
                least(defaultOutput, other.defaultOutput),
                least(mostOutput, other.mostOutput),
                stricter(capture, other.capture));
    }

    public boolean allows(String model) {
        return !deniedModels.contains(model)
                && (allowedModels.isEmpty() || allowedModels.get().contains(model));
    }

    /**
     * How many tokens an answer may have.
     *
     * @param requested the request's own limit
     */
    public OptionalLong ceiling(OptionalLong requested) {
        return requested.isPresent() ? mostOutput : least(defaultOutput, mostOutput);
    }

    private static Optional<Set<String>> both(Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return Optional.of(one.get().stream().filter(other.get()::contains).collect(Collectors.toUnmodifiableSet()));
    }

    private static Optional<PayloadCapture> stricter(Optional<PayloadCapture> one, Optional<PayloadCapture> other) {
        return one.isEmpty() || other.isEmpty()
                ? one.or(() -> other)
                : Optional.of(one.get().and(other.get()));
    }

    private static OptionalLong least(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
    }
}
