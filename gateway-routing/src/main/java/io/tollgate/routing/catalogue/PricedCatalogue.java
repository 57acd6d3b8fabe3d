package io.tollgate.routing.catalogue;

import io.tollgate.billing.price.PriceTimeline;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A catalogue with the prices of one moment, and those of the moments to come.
 *
 * @param untilMillis since the epoch: when a price changes next
 */
record PricedCatalogue(
        Catalogue catalogue, List<Offering> offerings, Map<String, PriceTimeline> prices, long untilMillis) {

    static final PricedCatalogue EMPTY = new PricedCatalogue(Catalogue.EMPTY, List.of(), Map.of(), Long.MAX_VALUE);

    /** @param prices by the offering's slug */
    static PricedCatalogue of(
            long revision,
            Collection<Model> models,
            List<Offering> offerings,
            Map<String, PriceTimeline> prices,
            Instant now) {
        List<Offering> priced = offerings.stream()
                .map(offering -> offering.at(
                        prices.getOrDefault(offering.slug(), PriceTimeline.NONE).at(now)))
                .toList();
        long until = prices.values().stream()
                .flatMap(timeline -> timeline.nextChange(now).stream())
                .mapToLong(Instant::toEpochMilli)
                .min()
                .orElse(Long.MAX_VALUE);
        return new PricedCatalogue(new Catalogue(revision, models, priced), offerings, prices, until);
    }

    /** The same catalogue with the prices of another moment. */
    PricedCatalogue at(Instant now) {
        return of(catalogue.revision(), catalogue.models(), offerings, prices, now);
    }
}
