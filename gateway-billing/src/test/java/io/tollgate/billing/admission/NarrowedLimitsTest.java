package io.tollgate.billing.admission;

import static io.tollgate.billing.testing.Requests.MODEL;
import static io.tollgate.billing.testing.Requests.concurrency;
import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.rpm;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tollgate.billing.admission.ScopeStatus.BudgetStatus;
import io.tollgate.billing.testing.Books;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Acceptance 17: limits of one model bind whatever that model serves, asked for or fallen back to. */
class NarrowedLimitsTest {

    private static final String OTHER = "sim-small";

    private final Ledger ledger = Ledger.open();
    private final Requests requests = new Requests();
    private final ScopeLimits team = requests.team(daily(10_000));
    private final ScopeLimits teamForModel = Requests.of(team, MODEL, RateLimits.NONE, daily(500));
    private final ScopeLimits teamForOther = Requests.of(team, OTHER, RateLimits.NONE, daily(300));

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void bindTheModelThatTheyAreFor() {
        AdmissionRequest first = asking(400);
        ledger.settle(ledger.hold(first), spent(first, 400));

        AdmissionOutcome outcome = ledger.admit(asking(200));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AdmissionOutcome.BudgetExceeded.class,
                        refused -> assertThat(refused.scope()).isEqualTo(teamForModel));
    }

    @Test
    void doNotBindOtherModels() {
        AdmissionRequest request = requests.asking(400, team, teamForOther);

        ledger.settle(ledger.hold(request), spent(request, 400));

        assertThat(budget(team).spent()).isEqualTo(400);
        assertThat(budget(teamForOther).spent()).isZero();
    }

    @Test
    void bindAModelThatIsFallenBackTo() {
        AdmissionRequest request = asking(400);
        Hold hold = ledger.hold(request);

        assertThat(ledger.extend(hold, other(0))).isFalse();

        assertThat(budget(team).reserved()).isEqualTo(400);
        assertThat(budget(teamForOther).reserved()).isZero();
    }

    @Test
    void countWhatWasSpentOnTheModelThatServed() {
        AdmissionRequest request = asking(200);
        Hold hold = ledger.hold(request);

        assertThat(ledger.extend(hold, other(0))).isTrue();
        assertThat(budget(teamForOther).reserved()).isEqualTo(200);
        ledger.settle(hold, spent(request, OTHER, 150));

        assertThat(budget(team).spent()).isEqualTo(150);
        assertThat(budget(teamForOther).spent()).isEqualTo(150);
        assertThat(budget(teamForModel).spent()).isZero();
        assertThat(List.of(budget(team), budget(teamForOther), budget(teamForModel)))
                .extracting(BudgetStatus::reserved)
                .containsOnly(0L);
    }

    @Test
    void reserveADearerAttemptInEveryScopeOfTheHold() {
        AdmissionRequest request = asking(100);
        Hold hold = ledger.hold(request);

        assertThat(ledger.extend(hold, new Extension(200, OTHER, 0))).isTrue();

        assertThat(List.of(budget(team), budget(teamForOther), budget(teamForModel)))
                .extracting(BudgetStatus::reserved)
                .containsOnly(200L);
        ledger.settle(hold, spent(request, OTHER, 10));
        assertThat(budget(teamForModel).reserved()).isZero();
    }

    @Test
    void takeAPlaceAndARequestOfTheModelThatIsFallenBackToAndGiveThePlaceBack() {
        ScopeLimits one = Requests.of(team, OTHER, concurrency(1));
        ScopeLimits few = Requests.of(requests.key(), OTHER, rpm(2));
        AdmissionRequest first = requests.asking(100, team, one, few);
        AdmissionRequest second = requests.asking(100, team, one, few);
        Hold held = ledger.hold(first);
        Hold waiting = ledger.hold(second);

        assertThat(ledger.extend(held, other(5))).isTrue();
        assertThat(ledger.extend(waiting, other(5))).isFalse();
        ledger.settle(held, spent(first, OTHER, 10));

        assertThat(ledger.extend(waiting, other(5))).isTrue();
        assertThat(ledger.status(few).rpm().orElseThrow().remaining()).isZero();
    }

    @Test
    void areFreedWhenTheAdmissionIsVoided() {
        AdmissionRequest request = asking(100);
        ledger.extend(ledger.hold(request), other(0));

        ledger.voidAdmission(request);

        assertThat(budget(teamForOther).reserved()).isZero();
        assertThat(budget(teamForModel).reserved()).isZero();
    }

    @Test
    void areFreedWhenTheNodeIsLost() {
        ledger.extend(ledger.hold(asking(100)), other(0));
        ledger.loseLeases();

        ledger.sweep();

        assertThat(budget(teamForOther).reserved()).isZero();
        assertThat(budget(teamForModel).reserved()).isZero();
    }

    @Test
    void areInTheBooks() {
        try (Books books = Books.of(ledger, requests)) {
            AdmissionRequest request = requests.whole(200, teamForModel, teamForOther);
            Hold hold = ledger.hold(request);
            ledger.extend(hold, other(0));
            assertThat(books.verify().differences()).isEmpty();

            ledger.settle(hold, spent(request, OTHER, 150));
            books.drain();

            assertThat(books.verify().differences()).isEmpty();
            assertThat(books.one("select array_to_string(also_counted, ' ') as scopes from usage_record"))
                    .containsEntry("scopes", "team:" + requests.spender().teamId() + "/model:" + OTHER);
        }
    }

    @Test
    void cannotBeForWhatNoScopeCanBeWrittenWith() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Narrowing(Narrowing.By.TAG, "env=a,b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Narrowing(Narrowing.By.TAG, "env=a;b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Narrowing.of("planet:mars"));
        assertThatIllegalArgumentException().isThrownBy(() -> Narrowing.of("mars"));
        assertThat(Narrowing.of("tag:env=a:b")).isEqualTo(new Narrowing(Narrowing.By.TAG, "env=a:b"));
    }

    private AdmissionRequest asking(long output) {
        return requests.asking(output, team, teamForModel, teamForOther);
    }

    private static Extension other(long tokens) {
        return new Extension(0, OTHER, tokens);
    }

    private BudgetStatus budget(ScopeLimits limits) {
        return ledger.status(limits).budgets().get(0);
    }
}
