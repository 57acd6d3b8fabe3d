package io.tollgate.routing.health;

import static io.tollgate.routing.health.Standing.CLOSED;
import static io.tollgate.routing.health.Standing.COOLING;
import static io.tollgate.routing.health.Standing.HALF_OPEN;
import static io.tollgate.routing.health.Standing.OPEN;
import static io.tollgate.routing.health.Standing.PARKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HealthBookTest {

    private static final Offering ALDER =
            Samples.offering("alder", URI.create("https://alder.example"), Optional.empty());
    private static final Offering OTHER =
            Samples.offering("other", URI.create("https://other.example"), Optional.empty());
    private static final Credential MAIN = Samples.credential("alder", "main");
    private static final Credential SPARE = Samples.credential("alder", "spare");

    private Instant now = Instant.parse("2026-08-01T12:00:00Z");
    private final HealthBook book = new HealthBook(() -> now, Condition.UNTRIED);

    @Test
    void thinksWellOfWhatItDoesNotKnow() {
        assertThat(book.snapshot().condition(ALDER, MAIN)).isEqualTo(Condition.UNTRIED);
        assertThat(standing()).isEqualTo(CLOSED);
    }

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
    void onlyCoolsWhatIsThrottledForAsLongAsAsked() {
        for (int i = 0; i < 10; i++) {
            begin(1).get(0).throttled(Optional.of(Duration.ofSeconds(7)));
        }

        assertThat(standing()).isEqualTo(COOLING);
        assertThat(book.snapshot().standing(ALDER, SPARE)).isEqualTo(CLOSED);
        pass(Duration.ofSeconds(7));
        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void coolsTwoSecondsWhenNothingWasAsked() {
        begin(1).get(0).throttled(Optional.empty());

        pass(Duration.ofMillis(1_999));
        assertThat(standing()).isEqualTo(COOLING);
        pass(Duration.ofMillis(1));
        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void parksARefusedCredentialForEveryOffering() {
        begin(1).get(0).credentialRefused();

        assertThat(standing()).isEqualTo(PARKED);
        assertThat(book.snapshot().standing(OTHER, MAIN)).isEqualTo(PARKED);
        assertThat(book.snapshot().standing(ALDER, SPARE)).isEqualTo(CLOSED);
        pass(Duration.ofMinutes(5));
        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void parksAnOfferingForTheCredentialThatDoesNotFindItAlone() {
        begin(1).get(0).offeringMissing();

        assertThat(standing()).isEqualTo(PARKED);
        assertThat(book.report(ALDER, MAIN).parked()).contains(CircuitReport.Parked.OFFERING_MISSING);
        assertThat(book.snapshot().standing(ALDER, SPARE)).isEqualTo(CLOSED);
        assertThat(book.snapshot().standing(OTHER, MAIN)).isEqualTo(CLOSED);
        pass(Duration.ofMinutes(5));
        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void parksACredentialForTheOfferingThatItMayNotUseAlone() {
        begin(1).get(0).forbidden();

        assertThat(standing()).isEqualTo(PARKED);
        assertThat(book.report(ALDER, MAIN).parked()).contains(CircuitReport.Parked.CREDENTIAL_REFUSED);
        assertThat(book.snapshot().standing(ALDER, SPARE)).isEqualTo(CLOSED);
        assertThat(book.snapshot().standing(OTHER, MAIN)).isEqualTo(CLOSED);
        book.begin(OTHER, MAIN).succeeded();
        assertThat(standing()).isEqualTo(PARKED);
    }

    @Test
    void triesEveryOfferingAgainWithACredentialThatTheProviderTakesAfterAll() {
        begin(1).get(0).forbidden();
        book.begin(OTHER, MAIN).offeringMissing();

        book.accepted(MAIN);

        assertThat(standing()).isEqualTo(CLOSED);
        assertThat(book.snapshot().standing(OTHER, MAIN)).isEqualTo(CLOSED);
    }

    @Test
    void startsAfreshWithAReplacedKey() {
        begin(1).get(0).credentialRefused();
        fail(3);

        Credential replaced = new Credential(MAIN.slug(), MAIN.providerSlug(), new ApiKey("new"));

        assertThat(book.snapshot().standing(ALDER, replaced)).isEqualTo(CLOSED);
    }

    @Test
    void takesASuccessForTheEndOfParking() {
        begin(1).get(0).credentialRefused();

        succeed(1);

        assertThat(standing()).isEqualTo(CLOSED);
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
    void keepsCoolingThroughTheSuccessOfAnEarlierCall() {
        CallWatch earlier = begin(1).get(0);
        begin(1).get(0).throttled(Optional.of(Duration.ofSeconds(7)));

        earlier.succeeded();

        assertThat(standing()).isEqualTo(COOLING);
    }

    @Test
    void coolsWhatIsExhaustedBeforeItIsThrottled() {
        CallWatch call = begin(1).get(0);
        call.succeeded();
        call.exhausted(Duration.ofSeconds(3));

        assertThat(standing()).isEqualTo(COOLING);
        pass(Duration.ofSeconds(3));
        assertThat(standing()).isEqualTo(CLOSED);
        assertThat(condition().errorRatio()).isZero();
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

    private void recover() {
        fail(3);
        pass(Duration.ofSeconds(10));
        begin(5).forEach(CallWatch::succeeded);
    }

    private Condition condition() {
        return book.snapshot().condition(ALDER, MAIN);
    }

    private Standing standing() {
        return book.snapshot().standing(ALDER, MAIN);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            book.begin(ALDER, MAIN).failed();
        }
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            book.begin(ALDER, MAIN).succeeded();
        }
    }

    private List<CallWatch> begin(int times) {
        List<CallWatch> begun = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            begun.add(book.begin(ALDER, MAIN));
        }
        return begun;
    }

    private void pass(Duration time) {
        now = now.plus(time);
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

    @Test
    void tellsPeopleWhyACredentialIsParkedUntilWhenAndWhatWasSaid() {
        CallWatch refused = book.begin(ALDER, MAIN);
        refused.credentialRefused();
        refused.trouble("credential_refused", OptionalInt.of(401), "no such key: " + "x".repeat(400));

        CircuitReport report = book.report(ALDER, MAIN);

        assertThat(report.condition().standing()).isEqualTo(PARKED);
        assertThat(report.parked()).contains(CircuitReport.Parked.CREDENTIAL_REFUSED);
        assertThat(report.until()).contains(now.plus(Duration.ofMinutes(5)));
        assertThat(report.trouble().orElseThrow().at()).isEqualTo(now);
        assertThat(report.trouble().orElseThrow().message()).hasSizeLessThan(310);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(book.report(ALDER, MAIN).parked()).isEmpty();
        assertThat(book.report(ALDER, SPARE).trouble()).isEmpty();
    }

    @Test
    void tellsUntilWhenACredentialCoolsAndWhoToldOfABreaker() {
        book.begin(ALDER, MAIN).throttled(Optional.of(Duration.ofSeconds(30)));
        assertThat(book.report(ALDER, MAIN).until()).contains(now.plusSeconds(30));
        assertThat(book.report(ALDER, MAIN).heard()).isFalse();

        book.hear(ALDER, SPARE, true);

        assertThat(book.report(ALDER, SPARE).heard()).isTrue();
        assertThat(book.report(ALDER, SPARE).condition().standing()).isEqualTo(OPEN);
    }

    @Test
    void parksNoLongerWhatTheProviderTakesAfterAll() {
        book.begin(ALDER, MAIN).credentialRefused();

        book.accepted(MAIN);

        assertThat(standing()).isEqualTo(CLOSED);
    }
}
