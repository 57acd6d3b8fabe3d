package io.tollgate.billing.price;

import static io.tollgate.billing.price.ServiceTier.BATCH;
import static io.tollgate.billing.price.ServiceTier.FLEX;
import static io.tollgate.billing.price.ServiceTier.PRIORITY;
import static io.tollgate.billing.price.ServiceTier.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TariffTest {

    private static final Tariff BY_SIZE = Tariff.parse(Map.of(
            "input", "2",
            "output", "12",
            "cache_read", "0.2",
            "above_200k.input", "4",
            "above_200k.output", "18",
            "above_200k.cache_read", "0.4",
            "batch.multiplier", "0.5",
            "priority.input", "3.6",
            "above_200k.priority.input", "7.2"));

    private static final Tariff BY_TIME =
            Tariff.parse(Map.of("input", "0.28", "output", "0.42", "utc_1630_0030.multiplier", "0.5"));

    @Test
    void repricesTheWholeRequestAboveTheThreshold() {
        assertThat(BY_SIZE.cost(TokenUsage.of(200_000, 10))).isEqualTo(new Money(200_000 * 2_000_000L + 120_000_000));
        assertThat(BY_SIZE.cost(TokenUsage.of(200_001, 10))).isEqualTo(new Money(200_001 * 4_000_000L + 180_000_000));
    }

    @Test
    void countsCachedTokensIntoTheSizeOfThePrompt() {
        TokenUsage mostlyCached = new TokenUsage(1, 200_000, 0, 0, 0, 0);

        assertThat(BY_SIZE.cost(mostlyCached)).isEqualTo(new Money(4_000_000 + 200_000 * 400_000L));
    }

    @Test
    void pricesTheTierThatTheProviderReports() {
        TokenUsage usage = TokenUsage.of(10, 1);

        assertThat(BY_SIZE.cost(usage.at(STANDARD)).pico()).isEqualTo(32_000_000);
        assertThat(BY_SIZE.cost(usage.at(BATCH)).pico()).isEqualTo(16_000_000);
        assertThat(BY_SIZE.cost(usage.at(PRIORITY)).pico()).isEqualTo(48_000_000);
        assertThat(BY_SIZE.cost(usage.at(FLEX)).pico()).isEqualTo(32_000_000);
    }

    @Test
    void combinesSizeAndTier() {
        TokenUsage large = TokenUsage.of(300_000, 0);

        assertThat(BY_SIZE.cost(large.at(BATCH)).usd()).isEqualByComparingTo("0.6");
        assertThat(BY_SIZE.cost(large.at(PRIORITY)).usd()).isEqualByComparingTo("2.16");
    }

    @Test
    void takesTheHighestOfSeveralThresholds() {
        Tariff tariff =
                Tariff.parse(Map.of("input", "1", "output", "1", "above_128k.input", "2", "above_256k.input", "3"));

        assertThat(tariff.cost(TokenUsage.of(128_000, 0)).usd()).isEqualByComparingTo("0.128");
        assertThat(tariff.cost(TokenUsage.of(200_000, 0)).usd()).isEqualByComparingTo("0.4");
        assertThat(tariff.cost(TokenUsage.of(300_000, 0)).usd()).isEqualByComparingTo("0.9");
    }

    @Test
    void followsTheTimeOfDayOverMidnight() {
        TokenUsage usage = TokenUsage.of(100, 0);

        assertThat(BY_TIME.cost(usage).pico()).isEqualTo(28_000_000);
        assertThat(at("2026-08-01T16:29:59Z").cost(usage).pico()).isEqualTo(28_000_000);
        assertThat(at("2026-08-01T16:30:00Z").cost(usage).pico()).isEqualTo(14_000_000);
        assertThat(at("2026-08-02T00:29:59Z").cost(usage).pico()).isEqualTo(14_000_000);
        assertThat(at("2026-08-02T00:30:00Z").cost(usage).pico()).isEqualTo(28_000_000);
    }

    @Test
    void tellsWhenTheRatesChangeNext() {
        assertThat(BY_TIME.nextEdge(Instant.parse("2026-08-01T16:30:00Z")))
                .contains(Instant.parse("2026-08-02T00:30:00Z"));
        assertThat(BY_TIME.nextEdge(Instant.parse("2026-08-01T10:00:00Z")))
                .contains(Instant.parse("2026-08-01T16:30:00Z"));
        assertThat(BY_SIZE.nextEdge(Instant.EPOCH)).isEmpty();
    }

    @Test
    void findsTheRatesAgainByTheLabelOfTheirTime() {
        Tariff then = at("2026-08-01T20:00:00Z");

        assertThat(then.windowLabel()).contains("utc_1630_0030");
        assertThat(BY_TIME.in(then.windowLabel())).isEqualTo(then);
        assertThat(BY_TIME.in(Optional.empty())).isEqualTo(at("2026-08-01T12:00:00Z"));
    }

    @Test
    void billsReasoningApartWhereItHasARate() {
        Tariff apart = Tariff.parse(Map.of("input", "2", "output", "8", "reasoning", "3"));

        assertThat(apart.cost(new TokenUsage(0, 0, 0, 0, 100, 60)).pico()).isEqualTo(40 * 8_000_000 + 60 * 3_000_000);
    }

    @Test
    void addsWhatIsNotTextAtItsOwnRates() {
        Tariff tariff = Tariff.parse(Map.of("input", "2.5", "output", "10", "audio_input", "40", "search", "0.01"));
        Units apart = Units.of(Unit.AUDIO_INPUT, 50).and(Unit.SEARCH, 2);

        assertThat(tariff.cost(TokenUsage.of(10, 0).with(apart)).pico())
                .isEqualTo(25_000_000 + 50 * 40_000_000L + 20_000_000_000L);
    }

    @Test
    void statesEveryRateOfEveryVariantInItsDocument() {
        Map<String, String> document = BY_SIZE.document();

        assertThat(document)
                .containsEntry("above_200k.batch.cache_read", "0.2")
                .containsEntry("priority.output", "12")
                .containsEntry("above_200k.priority.output", "18")
                .containsEntry("cache_write_1h", "2")
                .hasSize(6 * 5);
        assertThat(Tariff.parse(document)).isEqualTo(BY_SIZE);
        assertThat(Tariff.parse(BY_TIME.document())).isEqualTo(BY_TIME);
    }

    private static Tariff at(String moment) {
        return BY_TIME.at(Instant.parse(moment));
    }
}
