package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Test
    void waitsAFewTimesAsLongAsTheOfferingUsuallyTakes() {
        assertThat(Patience.USUAL.firstToken(2_000, LONGEST)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void neverWaitsLessThanFiveSecondsOrLongerThanTheOperatorAllows() {
        assertThat(Patience.USUAL.firstToken(100, LONGEST)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Patience.USUAL.firstToken(20_000, LONGEST)).isEqualTo(LONGEST);
        assertThat(Patience.USUAL.firstToken(0, LONGEST)).isEqualTo(LONGEST);
        assertThat(Patience.USUAL.firstToken(100, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void leavesTheWordToTheCaller() {
        Patience own = new Patience(Optional.of(Duration.ofMillis(200)));

        assertThat(own.firstToken(2_000, LONGEST)).isEqualTo(Duration.ofMillis(200));
    }
}
