package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainingLimitsTest {

    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"1s, 1000", "120ms, 120", "1m2.5s, 62500", "12, 12000", "2026-08-01T12:00:09Z, 9000", "soon, 1000"})
    void waitsUntilTheProviderRefills(String reset, long millis) {
        assertThat(RemainingLimits.pause(
                        Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", reset), NOW))
                .contains(Duration.ofMillis(millis));
    }

    @Test
    void readsAnthropicsNamesToo() {
        assertThat(RemainingLimits.pause(
                        Map.of(
                                "anthropic-ratelimit-tokens-limit",
                                "100000",
                                "anthropic-ratelimit-tokens-remaining",
                                "900",
                                "anthropic-ratelimit-tokens-reset",
                                "2026-08-01T12:00:30Z"),
                        NOW))
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void takesTheLongerOfTwoPauses() {
        assertThat(RemainingLimits.pause(
                        Map.of(
                                "x-ratelimit-remaining-requests", "0",
                                "x-ratelimit-reset-requests", "2s",
                                "x-ratelimit-remaining-tokens", "0",
                                "x-ratelimit-reset-tokens", "5s"),
                        NOW))
                .contains(Duration.ofSeconds(5));
    }

    @Test
    void mindsNothingWhileEnoughIsLeftOrTheTextIsOdd() {
        assertThat(RemainingLimits.pause(Map.of(), NOW)).isEmpty();
        assertThat(RemainingLimits.pause(
                        Map.of("x-ratelimit-remaining-requests", "50", "x-ratelimit-limit-requests", "60"), NOW))
                .isEmpty();
        assertThat(RemainingLimits.pause(Map.of("x-ratelimit-remaining-requests", "plenty"), NOW))
                .isEmpty();
        assertThat(RemainingLimits.pause(
                        Map.of("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "23h"), NOW))
                .isEmpty();
    }
}
