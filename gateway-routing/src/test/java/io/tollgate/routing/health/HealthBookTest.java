package io.tollgate.routing.health;

import static io.tollgate.routing.health.Standing.CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured of a circuit: how much of its calls went well, and how long they took. */
class HealthBookTest extends WatchedCircuit {

    @Test
    void thinksWellOfWhatItDoesNotKnow() {
        assertThat(book.snapshot().condition(ALDER, MAIN)).isEqualTo(Condition.UNTRIED);
        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void measuresTheFirstTokenAndTheOthersApart() {
        for (int i = 0; i < 40; i++) {
            CallWatch call = begin(1).get(0);
            call.firstToken(Duration.ofMillis(100));
            call.generated(100, Duration.ofMillis(500));
        }

        pass(Duration.ofMillis(10));
        assertThat(condition().ttftMillis()).isBetween(100.0, 110.0);
        assertThat(condition().tokenMillis()).isBetween(5.0, 5.3);
        assertThat(condition().ttftP90Millis()).isBetween(100.0, 142.0);
    }

    @Test
    void tellsWhatNineOfTenFirstTokensStayBelow() {
        for (int i = 0; i < 100; i++) {
            begin(1).get(0).firstToken(Duration.ofMillis(i < 85 ? 100 : 2_000));
        }

        pass(Duration.ofMillis(10));
        assertThat(condition().ttftP90Millis()).isBetween(2_000.0, 2_900.0);
    }

    @Test
    void goesBackToWhatIsExpectedWhileItHearsNothing() {
        for (int i = 0; i < 40; i++) {
            begin(1).get(0).firstToken(Duration.ofMillis(100));
        }

        pass(Duration.ofMinutes(60));

        assertThat(condition().ttftMillis()).isBetween(790.0, 800.0);
    }

    @Test
    void forgetsWhatFirstTokensAndAnswersTookOnceNothingWasHeardForTenMinutes() {
        for (int i = 0; i < 40; i++) {
            CallWatch call = begin(1).get(0);
            call.firstToken(Duration.ofSeconds(9));
            call.unanswered(Duration.ofSeconds(90));
        }

        pass(Duration.ofMinutes(10));

        assertThat(condition().ttftP90Millis()).isZero();
        assertThat(book.usualFirstToken(ALDER, MAIN)).isEmpty();
        assertThat(book.usualAnswer(ALDER, MAIN)).isEmpty();
        begin(1).get(0).firstToken(Duration.ofMillis(100));
        pass(Duration.ofMillis(10));
        assertThat(condition().ttftP90Millis()).isZero();
    }

    @Test
    void holdsFailuresAgainstNobodyForEver() {
        for (int i = 0; i < 7; i++) {
            fail(1);
            succeed(2);
        }
        assertThat(condition().errorRatio()).isGreaterThan(0.25);

        pass(Duration.ofMinutes(5));
        succeed(1);

        assertThat(condition().errorRatio()).isBetween(0.1, 0.2);
        assertThat(condition().served()).isEqualTo(0.7);
    }

    @Test
    void tellsWhichPartOfTheCallsThatThereWereWasServed() {
        assertThat(condition().served()).isOne();

        fail(1);
        succeed(3);
        pass(Duration.ofMillis(10));

        assertThat(condition().served()).isEqualTo(0.75);
    }

    @Test
    void countsTheCallsUnderWay() {
        List<CallWatch> calls = begin(3);
        calls.get(0).succeeded();
        calls.get(0).ended();
        calls.get(0).ended();

        pass(Duration.ofMillis(10));
        assertThat(condition().inFlight()).isEqualTo(2);
    }

    @Test
    void makesAnotherSnapshotOnlyWhenThereMayBeNews() {
        HealthSnapshot snapshot = book.snapshot();

        assertThat(book.snapshot()).isSameAs(snapshot);
        fail(3);
        assertThat(book.snapshot()).isNotSameAs(snapshot);
    }

    @Test
    void tellsWhatAnswersInOnePieceUsuallyTakeOnceEnoughHaveCome() {
        CallWatch call = book.begin(ALDER, MAIN);
        for (int i = 0; i < 19; i++) {
            call.whole(10, Duration.ofMillis(900));
        }
        assertThat(book.usualAnswer(ALDER, MAIN)).isEmpty();

        call.unanswered(Duration.ofMillis(900));

        assertThat(book.usualAnswer(ALDER, MAIN))
                .hasValueSatisfying(
                        usual -> assertThat(usual).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_300)));
    }

    @Test
    void knowsOfACallWhetherOthersWentWellMeanwhile() {
        CallWatch silent = book.begin(ALDER, MAIN);
        assertThat(silent.othersWentWell()).isFalse();
        now = now.plusMillis(1);

        book.begin(ALDER, MAIN).succeeded();

        assertThat(silent.othersWentWell()).isTrue();
    }
}
