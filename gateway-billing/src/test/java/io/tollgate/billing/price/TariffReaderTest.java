package io.tollgate.billing.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TariffReaderTest {

    @Test
    void readsUsdPerMillionAsPicoPerToken() {
        Rates rates = rates(Map.of("input", "2.5", "output", "15", "cache_read", "0.25", "request", "0.01"));

        assertThat(rates.of(Unit.INPUT)).isEqualTo(2_500_000);
        assertThat(rates.of(Unit.OUTPUT)).isEqualTo(15_000_000);
        assertThat(rates.of(Unit.CACHE_READ)).isEqualTo(250_000);
        assertThat(rates.of(Unit.REQUEST)).isEqualTo(10_000_000_000L);
    }

    @Test
    void readsSearchesInUsdEachAndCharactersInUsdPerMillion() {
        Rates rates = rates(Map.of("input", "0", "output", "0", "search", "0.01", "character", "15"));

        assertThat(rates.of(Unit.SEARCH)).isEqualTo(10_000_000_000L);
        assertThat(rates.of(Unit.CHARACTER)).isEqualTo(15_000_000);
    }

    @Test
    void chargesLikeSomethingElseWhatHasNoPriceOfItsOwn() {
        Rates rates = rates(Map.of("input", "3", "output", "15", "cache_write_5m", "3.75"));

        assertThat(rates.of(Unit.CACHE_READ)).isEqualTo(3_000_000);
        assertThat(rates.of(Unit.CACHE_WRITE_5M)).isEqualTo(3_750_000);
        assertThat(rates.of(Unit.CACHE_WRITE_1H)).isEqualTo(3_750_000);
        assertThat(rates.of(Unit.REASONING)).isEqualTo(15_000_000);
        assertThat(rates.of(Unit.AUDIO_INPUT)).isEqualTo(3_000_000);
        assertThat(rates.of(Unit.SEARCH)).isZero();
    }

    @Test
    void namesTheRateThatIsWrong() {
        assertRefused(Map.of("output", "1"), "input: a price needs it");
        assertRefused(Map.of("input", "1"), "output: a price needs it");
        assertRefused(Map.of("input", "1", "output", "dear"), "output: 'dear' is not a decimal number");
        assertRefused(Map.of("input", "-1", "output", "1"), "input: a price is never negative");
        assertRefused(Map.of("input", "1", "output", "1", "ouput", "2"), "ouput: unknown price");
        assertRefused(Map.of("input", "1", "output", "1", "above_200.input", "2"), "above_200.input: unknown price");
        assertRefused(Map.of("input", "1", "output", "1", "batch.batch.input", "2"), "unknown price");
        assertRefused(Map.of("input", "1", "output", "1", "standard.input", "2"), "unknown price");
        assertRefused(Map.of("input", "0.0000001", "output", "1"), "input: 0.0000001 is finer than one pico-USD");
        assertRefused(Map.of("input", "1", "output", "1", "batch.output", "-1"), "batch.output: a price is never");
    }

    @Test
    void refusesAPriceThatMustBeMeantPerTokenOrPerMillion() {
        assertRefused(Map.of("input", "10001", "output", "1"), "input: 10001 USD per 1M tokens is above 10000");
        assertRefused(Map.of("input", "1", "output", "0.000015"), "output: 0.000015 USD per 1M tokens is below");
        assertRefused(Map.of("input", "1", "output", "1", "search", "10000"), "search: 10000 USD each is above 1000");
    }

    @Test
    void refusesACacheThatIsDearerThanNoneOrCheaperToKeepForLonger() {
        assertRefused(
                Map.of("input", "1", "output", "5", "cache_read", "1.1"), "cache_read: 1.1 is above input, which is 1");
        assertRefused(
                Map.of("input", "1", "output", "5", "cache_write_5m", "1.25", "cache_write_1h", "1.2"),
                "cache_write_1h: 1.2 is below cache_write_5m, which is 1.25");
        assertRefused(
                Map.of("input", "1", "output", "5", "cache_read", "0.5", "flex.input", "0.4", "flex.output", "2"),
                "flex.cache_read: 0.5 is above input, which is 0.4");
    }

    @Test
    void asksForTheRateThatTwoCircumstancesLeaveOpen() {
        assertRefused(
                Map.of("input", "2", "output", "8", "above_200k.input", "4", "batch.input", "1"),
                "above_200k.batch.input: is needed, because above_200k.input and batch.input both hold there");
    }

    @Test
    void refusesAMultiplierOfNothingInParticular() {
        assertRefused(Map.of("input", "2", "output", "8", "above_200k.multiplier", "2"), "above_200k.multiplier: ");
        assertRefused(Map.of("input", "2", "output", "8", "batch.multiplier", "101"), "not between 0 and 100");
        assertRefused(Map.of("input", "2", "output", "8", "batch.multiplier", "0.3333333"), "batch.input: the mult");
        assertRefused(Map.of("input", "2", "output", "8", "multiplier", "2"), "multiplier: unknown price");
    }

    @Test
    void refusesTimesOfDayThatOverlap() {
        assertRefused(
                Map.of(
                        "input", "2",
                        "output", "8",
                        "utc_1630_0030.multiplier", "0.5",
                        "utc_0000_0600.multiplier", "0.7"),
                "overlaps");
        assertRefused(Map.of("input", "2", "output", "8", "utc_1200_1200.multiplier", "2"), "begins when it ends");
        assertRefused(Map.of("input", "2", "output", "8", "utc_2500_1200.multiplier", "2"), "unknown price");
    }

    private static Rates rates(Map<String, String> document) {
        return Tariff.parse(document).standard();
    }

    private static void assertRefused(Map<String, String> document, String message) {
        assertThatThrownBy(() -> Tariff.parse(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
