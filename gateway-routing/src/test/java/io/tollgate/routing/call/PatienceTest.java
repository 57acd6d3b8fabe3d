package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Test
    void waitsAFewTimesAsLongAsTheOfferingUsuallyTakes() {
        assertThat(Patience.USUAL.firstToken(2_000, 0, LONGEST).longest()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void neverWaitsLessThanThreeSecondsOrLongerThanTheOperatorAllows() {
        assertThat(Patience.USUAL.firstToken(100, 0, LONGEST).longest()).isEqualTo(Duration.ofSeconds(3));
        assertThat(Patience.USUAL.firstToken(20_000, 0, LONGEST).longest()).isEqualTo(LONGEST);
        assertThat(Patience.USUAL.firstToken(0, 0, LONGEST).longest()).isEqualTo(LONGEST);
        assertThat(Patience.USUAL.firstToken(100, 0, Duration.ofSeconds(1)).longest())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitsLongerForThoseWhoHaveMuchToRead() {
        assertThat(Patience.USUAL.firstToken(100, 200_000, LONGEST).longest()).isEqualTo(Duration.ofSeconds(13));
        assertThat(Patience.USUAL.firstToken(100, 2_000_000, LONGEST).longest()).isEqualTo(LONGEST);
    }

    @Test
    void leavesTheWordToTheCaller() {
        Patience own = new Patience(Optional.of(Duration.ofMillis(200)), Deadline.NEVER);

        assertThat(own.firstToken(2_000, 0, LONGEST).longest()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void neverWaitsBeyondTheDeadlineAndBlamesNobodyForThat() {
        Patience pressed = new Patience(Optional.empty(), new Deadline(System.nanoTime(), Duration.ofSeconds(1)));

        Limit answer = pressed.answer(LONGEST);

        assertThat(answer.longest()).isLessThanOrEqualTo(Duration.ofSeconds(1)).isPositive();
        assertThat(answer.isProviders()).isFalse();
        assertThat(pressed.firstToken(100, 0, LONGEST).isProviders()).isFalse();
        assertThat(Patience.USUAL.answer(LONGEST)).isEqualTo(new Limit(LONGEST, true));
    }
}
