package io.tollgate.routing.plan;

import io.tollgate.routing.catalogue.Capability;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a request needs of an offering.
 *
 * @param model as the caller named it
 * @param estimatedInputTokens an upper bound, such as the body's bytes
 * @param requestedOutputTokens the caller's own limit
 * @param required what the model must be able to do; streaming goes without saying when {@code stream}
 * @param seed of the draws that the plan takes: requests differ in it, and the same one gives the same plan
 */
public record Need(
        String model,
        long estimatedInputTokens,
        OptionalLong requestedOutputTokens,
        Set<Capability> required,
        boolean stream,
        long seed) {

    public Need {
        required = Set.copyOf(required);
        if (estimatedInputTokens < 0) {
            throw new IllegalArgumentException("estimatedInputTokens: " + estimatedInputTokens + " is negative");
        }
    }

    /** All that the model must be able to do. */
    Set<Capability> capabilities() {
        if (!stream) {
            return required;
        }
        Set<Capability> all = EnumSet.of(Capability.STREAMING);
        all.addAll(required);
        return all;
    }

    /** A lower bound of the context that the request takes: an upper bound of the input tells nothing of the least. */
    long leastTokens() {
        return requestedOutputTokens.orElse(0);
    }
}
