package io.tollgate.billing.admission;

import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.testing.Books;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import io.tollgate.billing.usage.UsageEvent;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits that only tell what they would have refused. */
class ReportOnlyTest {

    private static final OptionalLong NONE = OptionalLong.empty();

    private final Ledger ledger = Ledger.open();
    private final Requests requests = new Requests();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void tellWhatTheyWouldHaveRefusedAndLetItPass() {
        ScopeLimits key = requests.key(new RateLimits(OptionalLong.of(1), NONE, NONE, true));

        assertThat(reported(ledger.hold(requests.asking(10, requests.team(), key))))
                .isEmpty();
        assertThat(reported(ledger.hold(requests.asking(10, requests.team(), key))))
                .containsExactly("key:rpm");
    }

    @Test
    void countOnlyWhatTheyWouldHaveLetThrough() {
        ScopeLimits key = requests.key(new RateLimits(NONE, OptionalLong.of(100), OptionalLong.of(1), true));
        AdmissionRequest first = requests.asking(60, key);
        AdmissionRequest second = requests.asking(60, key);
        Hold passing = ledger.hold(first);
        Hold inTheWay = ledger.hold(second);

        assertThat(reported(inTheWay)).containsExactly("key:tpm");
        ledger.settle(inTheWay, spent(second, 60));
        assertThat(ledger.status(key).concurrency().orElseThrow().remaining()).isZero();
        ledger.settle(passing, spent(first, 10));

        assertThat(ledger.status(key).concurrency().orElseThrow().remaining()).isEqualTo(1);
        assertThat(ledger.status(key).tpm().orElseThrow().remaining()).isGreaterThanOrEqualTo(85);
    }

    @Test
    void areNotAmongTheLimitsThatCallersAreTold() {
        ScopeLimits key = requests.key(new RateLimits(OptionalLong.of(1), NONE, NONE, true));

        AdmissionOutcome outcome = ledger.admit(requests.asking(10, key));

        assertThat(((AdmissionOutcome.Admitted) outcome).headroom().requests()).isEmpty();
    }

    @Test
    void softBudgetsTellThatTheyArePassedBesideHardOnesThatRefuse() {
        Budget soft = new Budget(100, BudgetWindow.DAY, BudgetKind.SOFT);
        ScopeLimits team = requests.team(soft, daily(500));
        AdmissionRequest first = requests.asking(80, team);
        ledger.settle(ledger.hold(first), spent(first, 80));

        assertThat(reported(ledger.hold(requests.asking(15, team)))).isEmpty();
        assertThat(reported(ledger.hold(requests.asking(100, team)))).containsExactly("team:budget:day");
        assertThat(ledger.admit(requests.asking(400, team)))
                .isInstanceOfSatisfying(
                        AdmissionOutcome.BudgetExceeded.class,
                        refused -> assertThat(refused.budget()).isEqualTo(daily(500)));
    }

    @Test
    void aSoftBudgetOfNothingReportsEverything() {
        ScopeLimits team = requests.team(new Budget(0, BudgetWindow.MONTH, BudgetKind.SOFT));
        ScopeLimits part = new ScopeLimits(
                team.scope().to(new Narrowing(Narrowing.By.MODEL, Requests.MODEL)),
                team.name(),
                team.budgets(),
                RateLimits.NONE);

        assertThat(reported(ledger.hold(requests.asking(10, team, part))))
                .containsExactly("team:budget:month", "team/model:sim-large:budget:month");
    }

    @Test
    void doNotStandInTheWayOfAFallback() {
        ScopeLimits other = new ScopeLimits(
                requests.team().scope().to(new Narrowing(Narrowing.By.MODEL, "sim-small")),
                "team",
                List.of(new Budget(5, BudgetWindow.DAY, BudgetKind.SOFT)),
                new RateLimits(OptionalLong.of(0), NONE, NONE, true));
        Hold hold = ledger.hold(requests.asking(10, requests.team(), other));

        assertThat(ledger.extend(hold, new Extension(10, "sim-small", 0))).isTrue();
    }

    @Test
    void doNotKeepThePlaceOfAFallbackWhenTheyWerePassedBy() {
        ScopeLimits organization = new ScopeLimits(
                requests.organization().scope(),
                "organization",
                List.of(),
                new RateLimits(OptionalLong.of(0), NONE, NONE, true));
        ScopeLimits other = Requests.of(requests.team(), "sim-small", Requests.concurrency(1));
        AdmissionRequest request = requests.asking(10, organization, requests.team(), other);
        Hold hold = ledger.hold(request);
        assertThat(ledger.extend(hold, new Extension(10, "sim-small", 0))).isTrue();

        ledger.settle(hold, spent(request, "sim-small", 10));

        assertThat(ledger.status(other).concurrency().orElseThrow().remaining()).isEqualTo(1);
    }

    @Test
    void areInTheRowOfTheRequest() {
        try (Books books = Books.of(ledger, requests)) {
            AdmissionRequest request = requests.whole(10);
            UsageEvent event = spent(request, 10).reported(List.of("team:rpm", "key/model:a b:budget:day"));
            ledger.settle(ledger.hold(request), event);
            books.drain();

            assertThat(ledger.codec().read(ledger.codec().write(event))).isEqualTo(event);
            assertThat(books.one("select array_to_string(would_refuse, ' + ') as limits from usage_record"))
                    .containsEntry("limits", "team:rpm + key/model:a b:budget:day");
        }
    }

    private static List<String> reported(Hold hold) {
        return hold.wouldRefuse();
    }
}
