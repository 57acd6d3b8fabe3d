package io.tollgate.billing.ledger;

import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.admission.AdmissionOutcome;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.Narrowing;
import io.tollgate.billing.admission.RateLimits;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.testing.Books;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Node;
import io.tollgate.billing.testing.Requests;
import io.tollgate.testkit.TestServers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EarlierSpendTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String url = TestServers.freshRedisUrl();
    private final Ledger look = Ledger.on(url, "looker");
    private final Requests requests = new Requests();
    private final Books books = Books.of(look, requests);
    private final Node node = Node.on(url, "node-1", books.postgres());
    private final ScopeLimits team = requests.team();

    @BeforeEach
    void open() {
        node.turn();
    }

    @AfterEach
    void close() {
        node.close();
        books.close();
        look.close();
    }

    @Test
    void aBudgetForAModelThatIsMadeInTheMiddleOfItsMonthFindsWhatTheModelSpent() {
        spend(900, Requests.MODEL);
        spend(500, "another");
        books.drain();

        ScopeLimits part = monthly(Narrowing.By.MODEL, Requests.MODEL, 1_000);

        assertThat(spentOf(part)).isEqualTo(900);
        assertThat(node.admit(requests.whole(101, part))).isInstanceOf(AdmissionOutcome.BudgetExceeded.class);
        node.settle(node.hold(requests.whole(100, part)), spent(requests.whole(100, part), 0));
    }

    @Test
    void soDoBudgetsForATagAndForAnEndpoint() {
        spend(300, Requests.MODEL);
        books.drain();
        books.execute("update usage_record set endpoint = 'chat.completions'");

        assertThat(spentOf(monthly(Narrowing.By.TAG, "env=a\tb", 1_000))).isEqualTo(300);
        assertThat(spentOf(monthly(Narrowing.By.TAG, "env=prod", 1_000))).isZero();
        assertThat(spentOf(monthly(Narrowing.By.ENDPOINT, "/v1/chat/completions", 1_000)))
                .isEqualTo(300);
        assertThat(spentOf(monthly(Narrowing.By.ENDPOINT, "/v1/completions", 1_000)))
                .isZero();
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void theFirstBudgetForEndUsersFindsWhatEachOfThemSpent() {
        spend(300, Requests.MODEL);
        spend(20, Requests.MODEL);
        books.drain();
        books.execute("update usage_record set end_user = case budget_nano when 300 then 'ann' else 'bob' end");

        insert("end_user", requests.spender().teamId().toString(), "", "day");
        count();

        assertThat(spentOf(requests.endUser("ann", daily(1_000)))).isEqualTo(300);
        assertThat(spentOf(requests.endUser("bob", daily(1_000)))).isEqualTo(20);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void requestsThatWereUnderWayAreCountedWhenTheyHaveTheirRows() {
        AdmissionRequest request = requests.whole(500);
        Hold hold = node.hold(request);
        ScopeLimits part = monthly(Narrowing.By.MODEL, Requests.MODEL, 1_000);
        assertThat(spentOf(part)).isZero();

        node.settle(hold, spent(request, 450));
        books.drain();
        countAgain();

        assertThat(spentOf(part)).isEqualTo(450);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void countsNothingTwice() {
        spend(300, Requests.MODEL);
        books.drain();
        ScopeLimits part = monthly(Narrowing.By.MODEL, Requests.MODEL, 1_000);
        AdmissionRequest counted = requests.whole(50, part);
        node.settle(node.hold(counted), spent(counted, 50));
        books.drain();

        countAgain();

        assertThat(spentOf(part)).isEqualTo(350);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void countsNothingTwiceWhenItWasNotHeardOfThatItWasCounted() {
        spend(300, Requests.MODEL);
        books.drain();
        ScopeLimits part = monthly(Narrowing.By.MODEL, Requests.MODEL, 1_000);
        books.execute("delete from earlier_spend");

        countAgain();

        assertThat(spentOf(part)).isEqualTo(300);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void aBudgetThatIsMadeAgainFindsWhatWasSpentMeanwhile() {
        ScopeLimits part = monthly(Narrowing.By.MODEL, Requests.MODEL, 1_000);
        books.execute("delete from budget");
        count();
        spend(70, Requests.MODEL);
        books.drain();

        monthly(Narrowing.By.MODEL, Requests.MODEL, 1_000);

        assertThat(spentOf(part)).isEqualTo(70);
    }

    @Test
    void isRebuiltWithAllOtherCounters() {
        spend(300, Requests.MODEL);
        books.drain();
        ScopeLimits part = monthly(Narrowing.By.MODEL, Requests.MODEL, 1_000);
        look.redis().sync().flushdb();
        node.turn();

        countAgain();

        assertThat(spentOf(part)).isEqualTo(300);
        assertThat(books.verify().differences()).isEmpty();
    }

    private void spend(long nano, String model) {
        AdmissionRequest request = requests.whole(nano);
        node.settle(node.hold(request), spent(request, model, nano));
    }

    /** Makes a monthly budget for a part of the team's requests. */
    private ScopeLimits monthly(Narrowing.By by, String value, long nano) {
        Narrowing narrowing = new Narrowing(by, value);
        insert("team", team.scope().id().toString(), narrowing.label(), "month");
        count();
        Budget budget = new Budget(nano, BudgetWindow.MONTH, BudgetKind.HARD);
        return new ScopeLimits(team.scope().to(narrowing), "team", List.of(budget), RateLimits.NONE);
    }

    private void insert(String scope, String id, String part, String window) {
        books.execute("""
                insert into budget (organization_id, id, scope, scope_id, narrowed_to, budget_window, amount_nano)
                values ('%s', gen_random_uuid(), '%s', '%s', '%s', '%s', 1000)
                """.formatted(requests.spender().organizationId(), scope, id, part, window));
    }

    private void countAgain() {
        books.execute("update opened_part set next_at = now()");
        count();
    }

    private void count() {
        new EarlierSpend(look.redis(), books.postgres()).countDue().block(PATIENCE);
    }

    private long spentOf(ScopeLimits limits) {
        return look.status(limits).budgets().get(0).spent();
    }
}
