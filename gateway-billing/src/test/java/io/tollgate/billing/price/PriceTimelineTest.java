package io.tollgate.billing.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.PriceTimeline.Dated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PriceTimelineTest {

    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant AUGUST = Instant.parse("2026-08-01T00:00:00Z");
    private static final PriceTimeline TIMELINE = new PriceTimeline(List.of(
            dated(AUGUST, 2, Map.of("input", "2", "output", "2", "utc_0600_0700.multiplier", "0.5")),
            dated(JULY, 1, Map.of("input", "1", "output", "1"))));

    @Test
    void givesTheVersionThatHolds() {
        assertThat(TIMELINE.at(JULY.minusMillis(1))).isEmpty();
        assertThat(TIMELINE.at(JULY)).map(PriceVersion::id).contains(new UUID(0, 1));
        assertThat(TIMELINE.at(AUGUST.minusMillis(1))).map(PriceVersion::id).contains(new UUID(0, 1));
        assertThat(TIMELINE.at(AUGUST)).map(PriceVersion::id).contains(new UUID(0, 2));
    }

    @Test
    void tellsWhenItChangesNextByVersionOrByTimeOfDay() {
        assertThat(TIMELINE.nextChange(JULY)).contains(AUGUST);
        assertThat(TIMELINE.nextChange(AUGUST)).contains(Instant.parse("2026-08-01T06:00:00Z"));
        assertThat(TIMELINE.at(Instant.parse("2026-08-01T06:30:00Z")).flatMap(PriceVersion::window))
                .contains("utc_0600_0700");
        assertThat(PriceTimeline.NONE.nextChange(JULY)).isEmpty();
    }

    @Test
    void hasNoPriceWhileTheLatestVersionCannotBeUsed() {
        PriceTimeline broken = new PriceTimeline(
                List.of(dated(JULY, 1, Map.of("input", "1", "output", "1")), new Dated(AUGUST, Optional.empty())));

        assertThat(broken.at(AUGUST)).isEmpty();
    }

    private static Dated dated(Instant from, int id, Map<String, String> document) {
        Tariff tariff = Tariff.parse(document);
        return new Dated(from, Optional.of(new PriceVersion(new UUID(0, id), tariff, tariff)));
    }
}
