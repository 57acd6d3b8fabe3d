package io.tollgate.api.model;

import io.tollgate.billing.price.PriceVersion;
import io.tollgate.routing.catalogue.Offering;
import java.util.Map;
import java.util.Optional;

/**
 * Where a model can be had.
 *
 * @param price the list price: decimal strings, USD per 1M tokens; what the provider bills the operator is not shown
 */
record OfferingView(
        String object,
        String slug,
        ProviderView provider,
        Optional<String> region,
        Optional<String> quantization,
        Map<String, String> price) {

    record ProviderView(String slug, String name) {}

    static OfferingView of(Offering offering) {
        return new OfferingView(
                "offering",
                offering.slug(),
                new ProviderView(offering.provider().slug(), offering.provider().displayName()),
                offering.region(),
                offering.quantization(),
                offering.price().map(PriceVersion::list).orElseThrow().document());
    }
}
