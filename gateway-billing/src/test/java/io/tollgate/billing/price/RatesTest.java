package io.tollgate.billing.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RatesTest {

    @Test
    void readsUsdPerMillionAsPicoPerToken() {
        Rates rates = Rates.parse(Map.of("input", "2.5", "output", "15", "cache_read", "0.25", "request", "0.01"));

        assertThat(rates.input()).isEqualTo(2_500_000);
        assertThat(rates.output()).isEqualTo(15_000_000);
        assertThat(rates.cacheRead()).isEqualTo(250_000);
        assertThat(rates.request()).isEqualTo(10_000_000_000L);
    }

    @Test
    void chargesCachingLikeInputWhereNothingElseIsSaid() {
        Rates rates = Rates.parse(Map.of("input", "3", "output", "15", "cache_write_5m", "3.75"));

        assertThat(rates.cacheRead()).isEqualTo(rates.input());
        assertThat(rates.cacheWrite5m()).isEqualTo(3_750_000);
        assertThat(rates.cacheWrite1h()).isEqualTo(rates.cacheWrite5m());
    }

    @Property
    void readsBackTheDocumentItWrites(
            @ForAll @LongRange(min = 0, max = 10_000_000_000L) long input,
            @ForAll @LongRange(min = 0, max = 10_000_000_000L) long output,
            @ForAll @LongRange(min = 0, max = 10_000_000_000L) long request) {
        Rates rates = new Rates(input, 1, 2, 3, output, request);

        assertThat(Rates.parse(rates.document())).isEqualTo(rates);
    }

    @Test
    void namesTheRateThatIsWrong() {
        assertRefused(Map.of("output", "1"), "input: a price needs it");
        assertRefused(Map.of("input", "1", "output", "dear"), "output: 'dear' is not a decimal number");
        assertRefused(Map.of("input", "-1", "output", "1"), "input: a price is never negative");
        assertRefused(Map.of("input", "1", "output", "1", "ouput", "2"), "ouput: unknown price");
        assertRefused(Map.of("input", "0.0000001", "output", "1"), "input: 0.0000001 is finer than one pico-USD");
    }

    @Test
    void refusesAPriceThatMustBeMeantPerToken() {
        assertRefused(Map.of("input", "10001", "output", "1"), "is it per token?");
    }

    private static void assertRefused(Map<String, String> document, String message) {
        assertThatThrownBy(() -> Rates.parse(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
