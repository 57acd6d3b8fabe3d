package io.tollgate.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.admission.Headroom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Redis tells waiting times in microseconds; whoever comes one too early is refused again. */
class RetryAfterTest {

    @Test
    void isRoundedUp() {
        assertThat(RetryAfter.seconds(Duration.of(12_000_000, ChronoUnit.MICROS)))
                .isEqualTo(12);
        assertThat(RetryAfter.seconds(Duration.of(12_000_001, ChronoUnit.MICROS)))
                .isEqualTo(13);
    }

    @Test
    void isASecondAtLeast() {
        assertThat(RetryAfter.seconds(Duration.ZERO)).isEqualTo(1);
    }

    @Test
    void isNoLaterThanTheHeaderTellsInMilliseconds() {
        Map<String, String> headers = new HashMap<>();
        Headroom.Rate rate = new Headroom.Rate(60, 59, Duration.of(1_000_001, ChronoUnit.MICROS));

        LimitHeaders.write(new Headroom(OptionalLong.empty(), Optional.of(rate), Optional.empty()), headers::put);

        assertThat(headers).containsEntry("x-ratelimit-reset-requests", "1001ms");
    }
}
