package io.tollgate.routing.health;

import static io.tollgate.routing.health.Standing.CLOSED;
import static io.tollgate.routing.health.Standing.HALF_OPEN;
import static io.tollgate.routing.health.Standing.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a breaker opens, who tries whether it may close, and how much goes through it then. */
class BreakerTest extends WatchedCircuit {

    @Test
    void opensAfterThreeFailuresInARow() {
        fail(2);
        assertThat(standing()).isEqualTo(CLOSED);

        fail(1);

        assertThat(standing()).isEqualTo(OPEN);
        assertThat(book.snapshot().standing(ALDER, SPARE)).isEqualTo(CLOSED);
        assertThat(book.snapshot().standing(OTHER, MAIN)).isEqualTo(CLOSED);
    }

    @Test
    void startsCountingAnewAfterASuccess() {
        fail(2);
        succeed(1);
        fail(2);

        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void opensWhenHalfOfTheLastCallsFailed() {
        for (int i = 0; i < 4; i++) {
            succeed(1);
            fail(1);
        }
        assertThat(standing()).isEqualTo(CLOSED);

        succeed(1);
        fail(1);

        assertThat(standing()).isEqualTo(OPEN);
    }

    @Test
    void forgetsWhatLiesTwentyCallsBack() {
        for (int i = 0; i < 4; i++) {
            succeed(1);
            fail(1);
        }
        succeed(20);
        for (int i = 0; i < 9; i++) {
            succeed(1);
            fail(1);
        }

        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void letsFiveCallsTryAfterTenSeconds() {
        fail(3);
        pass(Duration.ofSeconds(10));
        assertThat(standing()).isEqualTo(HALF_OPEN);

        List<CallWatch> trials = begin(5);
        assertThat(standing()).isEqualTo(OPEN);
        trials.forEach(CallWatch::succeeded);

        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void opensAgainWhenATrialFails() {
        fail(3);
        pass(Duration.ofSeconds(10));
        begin(2).get(0).failed();

        assertThat(standing()).isEqualTo(OPEN);
        pass(Duration.ofSeconds(9));
        assertThat(standing()).isEqualTo(OPEN);
        pass(Duration.ofSeconds(1));
        assertThat(standing()).isEqualTo(HALF_OPEN);
    }

    @Test
    void givesTheTrialBackOfACallerWhoLeft() {
        fail(3);
        pass(Duration.ofSeconds(10));
        List<CallWatch> trials = begin(5);

        trials.get(0).abandoned();
        trials.get(0).abandoned();
        trials.get(1).succeeded();
        trials.get(1).abandoned();

        assertThat(standing()).isEqualTo(HALF_OPEN);
        begin(1);
        assertThat(standing()).isEqualTo(OPEN);
    }

    @Test
    void letsARecoveredOneHaveMoreByAndBy() {
        recover();
        assertThat(condition().share()).isEqualTo(0.1);

        pass(Duration.ofSeconds(2));
        assertThat(condition().share()).isEqualTo(0.25);
        pass(Duration.ofSeconds(2));
        assertThat(condition().share()).isEqualTo(0.5);
        pass(Duration.ofSeconds(2));
        assertThat(condition().share()).isEqualTo(1);
    }

    @Test
    void opensAgainAtTheFirstFailureWhileItRecovers() {
        recover();

        fail(1);

        assertThat(standing()).isEqualTo(OPEN);
    }

    @Test
    void keepsOpenWhatDoesNotAnswerProbes() {
        fail(3);
        now = now.plusSeconds(9);

        book.probeFailed(ALDER, MAIN);
        now = now.plusSeconds(9);

        assertThat(standing()).isEqualTo(OPEN);
        now = now.plusSeconds(1);
        assertThat(standing()).isEqualTo(HALF_OPEN);
    }

    @Test
    void triesAllTheSameWhatDoesNotAnswerProbesForAMinute() {
        fail(3);
        for (int second = 5; second <= 65; second += 5) {
            now = now.plusSeconds(5);
            book.probeFailed(ALDER, MAIN);
        }

        now = now.plusSeconds(1);

        assertThat(standing()).isEqualTo(HALF_OPEN);
    }

    @Test
    void doesNotOpenWhatWorksForAProbe() {
        succeed(1);

        book.probeFailed(ALDER, MAIN);

        assertThat(standing()).isEqualTo(CLOSED);
    }
}
