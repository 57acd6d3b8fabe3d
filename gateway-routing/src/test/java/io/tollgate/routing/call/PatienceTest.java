package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.health.Condition;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
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
    void waitsForAnAnswerInOnePieceAFewTimesAsLongAsThoseUsuallyTake() {
        Optional<Duration> usual = Optional.of(Duration.ofSeconds(9));

        assertThat(wait(Patience.USUAL, usual, 100)).isEqualTo(Duration.ofSeconds(27));
    }

    @Test
    void waitsTwiceAsLongAsSoLongAnAnswerIsExpectedToTake() {
        Optional<Duration> usual = Optional.of(Duration.ofSeconds(1));
        Patience limited = new Patience(Optional.empty(), Deadline.NEVER, OptionalLong.of(210));

        assertThat(wait(limited, usual, 8_000)).isEqualTo(Duration.ofSeconds(10));
        assertThat(wait(Patience.USUAL, usual, 210)).isEqualTo(Duration.ofSeconds(10));
        assertThat(wait(limited, usual, 10)).isEqualTo(Duration.ofSeconds(5));
        assertThat(wait(Patience.USUAL, usual, 8_000)).isEqualTo(LONGEST);
        assertThat(wait(limited, Optional.empty(), 10)).isEqualTo(LONGEST);
    }

    private static Duration wait(Patience patience, Optional<Duration> usual, long most) {
        return patience.answer(usual, Condition.UNTRIED, most, 0, LONGEST).longest();
    }

    @Test
    void leavesTheWordToTheCaller() {
        Patience own = new Patience(Optional.of(Duration.ofMillis(200)), Deadline.NEVER, OptionalLong.empty());

        assertThat(own.firstToken(2_000, 0, LONGEST).longest()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void neverWaitsBeyondTheDeadlineAndBlamesNobodyForThat() {
        Patience pressed = new Patience(
                Optional.empty(), new Deadline(System.nanoTime(), Duration.ofSeconds(1)), OptionalLong.empty());

        Limit answer = pressed.answer(LONGEST);

        assertThat(answer.longest()).isLessThanOrEqualTo(Duration.ofSeconds(1)).isPositive();
        assertThat(answer.isProviders()).isFalse();
        assertThat(pressed.firstToken(100, 0, LONGEST).isProviders()).isFalse();
        assertThat(Patience.USUAL.answer(LONGEST)).isEqualTo(new Limit(LONGEST, true));
    }
}
