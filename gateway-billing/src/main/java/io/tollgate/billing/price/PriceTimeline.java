package io.tollgate.billing.price;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An offering's prices, of now and of times to come, each with the moment from which it holds. */
public record PriceTimeline(List<Dated> versions) {

    public static final PriceTimeline NONE = new PriceTimeline(List.of());

    /** The later of two from the same moment is the one that holds. */
    public PriceTimeline {
        versions = versions.stream().sorted(Comparator.comparing(Dated::from)).toList();
    }

    /**
     * A version and when it begins.
     *
     * @param price absent: from then on there is none that can be used
     */
    public record Dated(Instant from, Optional<PriceVersion> price) {}

    /** The price at this moment, with the rates of this time of day. */
    public Optional<PriceVersion> at(Instant moment) {
        Optional<PriceVersion> price = Optional.empty();
        for (Dated version : versions) {
            if (!version.from().isAfter(moment)) {
                price = version.price();
            }
        }
        return price.map(version -> version.at(moment));
    }

    /** When {@link #at} next gives another price; empty when never. */
    public Optional<Instant> nextChange(Instant after) {
        Stream<Instant> begins = versions.stream().map(Dated::from).filter(from -> from.isAfter(after));
        Stream<Instant> edges = at(after).flatMap(price -> price.nextEdge(after)).stream();
        return Stream.concat(begins, edges).min(Instant::compareTo);
    }
}
