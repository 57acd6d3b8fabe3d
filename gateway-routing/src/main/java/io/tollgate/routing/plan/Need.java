package io.tollgate.routing.plan;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.OwnKeys;
import io.tollgate.routing.catalogue.Protocol;
import java.util.Optional;
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
 * @param affinity what the request's prompt has in common with others
 * @param ownKeys the caller's own keys at providers
 * @param leastInputTokens a lower bound; 0 where nobody counted
 */
@RecordBuilder
public record Need(
        String model,
        long estimatedInputTokens,
        OptionalLong requestedOutputTokens,
        Set<Capability> required,
        boolean stream,
        long seed,
        Set<String> parameters,
        Set<Protocol> servedBy,
        Optional<Affinity> affinity,
        OwnKeys ownKeys,
        long leastInputTokens)
        implements NeedBuilder.With {

    private static final Set<Protocol> ANY_PROTOCOL = Set.of(Protocol.values());

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
                ANY_PROTOCOL,
                Optional.empty(),
                OwnKeys.NONE,
                0);
    }

    public Need {
        parameters = Set.copyOf(parameters);
        required = Set.copyOf(required);
        servedBy = Set.copyOf(servedBy);
        if (estimatedInputTokens < 0) {
            throw new IllegalArgumentException("estimatedInputTokens: " + estimatedInputTokens + " is negative");
        }
    }

    /** What the model must be able to do and cannot. */
    Optional<Capability> missing(Model candidate) {
        if (stream && !candidate.capabilities().contains(Capability.STREAMING)) {
            return Optional.of(Capability.STREAMING);
        }
        return candidate.capabilities().containsAll(required)
                ? Optional.empty()
                : required.stream()
                        .filter(capability -> !candidate.capabilities().contains(capability))
                        .findFirst();
    }

    /** A lower bound of the context that the request takes. */
    long leastTokens() {
        return leastInputTokens + requestedOutputTokens.orElse(0);
    }
}
