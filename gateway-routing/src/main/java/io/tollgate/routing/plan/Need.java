package io.tollgate.routing.plan;

import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Protocol;
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
 * @param parameters what an offering must take, because the request insists on it
 * @param servedBy the protocols whose providers serve the endpoint
 */
public record Need(
        String model,
        long estimatedInputTokens,
        OptionalLong requestedOutputTokens,
        Set<Capability> required,
        boolean stream,
        long seed,
        Set<String> parameters,
        Set<Protocol> servedBy) {

    /** A request that does not insist on its parameters, and that providers of every protocol serve. */
    public Need(
            String model,
            long estimatedInputTokens,
            OptionalLong requestedOutputTokens,
            Set<Capability> required,
            boolean stream,
            long seed) {
        this(
                model,
                estimatedInputTokens,
                requestedOutputTokens,
                required,
                stream,
                seed,
                Set.of(),
                EnumSet.allOf(Protocol.class));
    }

    public Need {
        parameters = Set.copyOf(parameters);
        required = Set.copyOf(required);
        servedBy = Set.copyOf(servedBy);
        if (estimatedInputTokens < 0) {
            throw new IllegalArgumentException("estimatedInputTokens: " + estimatedInputTokens + " is negative");
        }
    }

    /** The same of another model. */
    Need of(String other) {
        return new Need(
                other, estimatedInputTokens, requestedOutputTokens, required, stream, seed, parameters, servedBy);
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
