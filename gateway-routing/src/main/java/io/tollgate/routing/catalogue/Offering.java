package io.tollgate.routing.catalogue;

import io.tollgate.billing.price.PriceVersion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A model at a provider, with the price and the credentials that it is bought with.
 *
 * @param model with the limits that it has here, which may be others than elsewhere
 * @param upstreamModel what the provider calls the model
 * @param priority the lower number is preferred where the strategy sees no difference
 * @param weight the share among equals, 0 or more
 * @param price the version in force; absent: not priced, and so not sold
 * @param credentials the provider's, ordered by slug
 * @param parameters names of the request's members that it takes; absent: whatever comes
 * @param batchLimit the most inputs that one request for embeddings may have
 */
public record Offering(
        String slug,
        Model model,
        ProviderEntry provider,
        String upstreamModel,
        Optional<String> region,
        Optional<String> quantization,
        int priority,
        int weight,
        Optional<PriceVersion> price,
        List<Credential> credentials,
        Optional<Set<String>> parameters,
        OptionalInt batchLimit) {

    public Offering {
        credentials = List.copyOf(credentials);
        parameters = parameters.map(Set::copyOf);
    }

    /** One that takes whatever parameters come, and as many inputs at once as anyone sends. */
    public Offering(
            String slug,
            Model model,
            ProviderEntry provider,
            String upstreamModel,
            Optional<String> region,
            Optional<String> quantization,
            int priority,
            int weight,
            Optional<PriceVersion> price,
            List<Credential> credentials) {
        this(
                slug,
                model,
                provider,
                upstreamModel,
                region,
                quantization,
                priority,
                weight,
                price,
                credentials,
                Optional.empty(),
                OptionalInt.empty());
    }

    /** Whether it takes all of these. */
    public boolean takes(Set<String> wanted) {
        return wanted.isEmpty()
                || parameters.map(own -> own.containsAll(wanted)).orElse(true);
    }

    /** The same offering at this price. */
    Offering at(Optional<PriceVersion> other) {
        return new Offering(
                slug,
                model,
                provider,
                upstreamModel,
                region,
                quantization,
                priority,
                weight,
                other,
                credentials,
                parameters,
                batchLimit);
    }
}
