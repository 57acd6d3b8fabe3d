package io.tollgate.billing.settlement;

import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.admission.ScopeStatus.BudgetStatus;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import io.tollgate.billing.usage.UsageEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisSettlementTest {

    private final Ledger ledger = Ledger.open();
    private final Requests requests = new Requests();
    private final ScopeLimits team = requests.team(daily(1_000));

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void releasesTheHoldAndChargesWhatWasSpent() {
        AdmissionRequest request = requests.asking(400, team);

        ledger.settle(ledger.hold(request), spent(request, 150));

        assertThat(standing().spent()).isEqualTo(150);
        assertThat(standing().reserved()).isZero();
    }

    @Test
    void chargesEveryWindow() {
        ScopeLimits everyWindow = requests.team(Arrays.stream(BudgetWindow.values())
                .map(window -> new Budget(1_000, window, BudgetKind.HARD))
                .toArray(Budget[]::new));
        AdmissionRequest request = requests.asking(400, everyWindow);

        ledger.settle(ledger.hold(request), spent(request, 150));

        assertThat(ledger.status(everyWindow).budgets())
                .extracting(BudgetStatus::spent)
                .containsOnly(150L);
    }

    @Test
    void countsForABudgetThatIsMadeLater() {
        AdmissionRequest request = requests.asking(400, requests.team());

        ledger.settle(ledger.hold(request), spent(request, 150));

        assertThat(standing().spent()).isEqualTo(150);
    }

    @Test
    void chargesMoreThanTheHoldRatherThanLoseIt() {
        AdmissionRequest request = requests.asking(400, team);

        ledger.settle(ledger.hold(request), spent(request, 1_700));

        assertThat(standing().spent()).isEqualTo(1_700);
    }

    @Test
    void doesNothingTheSecondTime() {
        AdmissionRequest request = requests.asking(400, team);
        Hold hold = ledger.hold(request);

        ledger.settle(hold, spent(request, 150));
        ledger.settle(hold, spent(request, 150));

        assertThat(standing().spent()).isEqualTo(150);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void appendsTheRowWithItsAccountingTime() {
        AdmissionRequest request = requests.asking(400, team);
        Hold hold = ledger.hold(request);

        ledger.settle(hold, spent(request, 150));

        assertThat(rows()).singleElement().satisfies(row -> {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, hold.admittedAt());
            assertThat(row.getBody()).containsEntry("at", Long.toString(micros)).containsEntry("seq", "0");
            assertThat(read(row)).isEqualTo(spent(request, 150));
        });
    }

    @Test
    void leavesNothingBehindWhenVoided() {
        AdmissionRequest request = requests.asking(400, team);
        ledger.hold(request);

        ledger.voidAdmission(request);

        assertThat(standing().reserved()).isZero();
        assertThat(rows()).isEmpty();
    }

    private BudgetStatus standing() {
        return ledger.status(team).budgets().get(0);
    }

    private UsageEvent read(StreamMessage<String, String> row) {
        return ledger.codec().read(row.getBody().getOrDefault("row", ""));
    }

    private List<StreamMessage<String, String>> rows() {
        return ledger.redis().sync().xrange(new ShardKeys(Requests.SHARD).usage(), Range.unbounded());
    }
}
