package io.tollgate.billing.settlement;

import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.admission.AdmissionOutcome;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.admission.ScopeStatus.BudgetStatus;
import io.tollgate.billing.price.Estimate;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens in whatever order: the counters are what a plain model says. */
class AccountingPropertyTest {

    private static final long ORGANIZATION_AMOUNT = 5_000;
    private static final long TEAM_AMOUNT = 2_000;

    private static Ledger ledger;

    @BeforeContainer
    static void open() {
        ledger = Ledger.open();
    }

    @AfterContainer
    static void close() {
        ledger.close();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void keepsTheCountersEqualToAModel(@ForAll @Size(max = 40) List<@IntRange(min = 0, max = 5_999) Integer> steps) {
        Model model = new Model();

        for (int step : steps) {
            model.take(step / 1_000, step % 1_000);

            model.check();
        }
    }

    private static final class Model {

        private final Requests requests = new Requests();
        private final ScopeLimits organization = requests.organization(daily(ORGANIZATION_AMOUNT));
        private final ScopeLimits team = requests.team(daily(TEAM_AMOUNT));
        private final List<Held> live = new ArrayList<>();
        private final List<Held> ended = new ArrayList<>();
        private long spent;

        void take(int action, int amount) {
            switch (action) {
                case 0, 1 -> admit(amount + 1);
                case 2 -> settle(amount);
                case 3 -> extend(amount);
                case 4 -> voidOne(amount);
                default -> replay(amount);
            }
        }

        void check() {
            long reserved = live.stream().mapToLong(held -> held.nano).sum();
            for (ScopeLimits scope : List.of(organization, team)) {
                BudgetStatus status = ledger.status(scope).budgets().get(0);
                assertThat(status.spent()).isEqualTo(spent);
                assertThat(status.reserved()).isEqualTo(reserved);
            }
        }

        private void admit(long amount) {
            AdmissionRequest request = requests.asking(amount, organization, team);
            long reserved = live.stream().mapToLong(held -> held.nano).sum();
            AdmissionOutcome outcome = ledger.admit(request);

            boolean fits = spent + reserved + amount <= Math.min(TEAM_AMOUNT, ORGANIZATION_AMOUNT);
            assertThat(outcome instanceof AdmissionOutcome.Admitted).isEqualTo(fits);
            if (outcome instanceof AdmissionOutcome.Admitted admitted) {
                live.add(new Held(request, admitted.hold(), amount));
            }
        }

        private void settle(int amount) {
            if (!live.isEmpty()) {
                Held held = live.remove(amount % live.size());
                ledger.settle(held.hold, spent(held.request, amount));
                spent += amount;
                ended.add(held);
            }
        }

        private void extend(int percent) {
            if (!live.isEmpty()) {
                Held held = live.get(percent % live.size());
                Estimate dearer = new Estimate(percent, 1_000);
                long wanted = dearer.nano(held.hold.outputLimit());
                long reserved = live.stream().mapToLong(other -> other.nano).sum();
                boolean fits = wanted <= held.nano || spent + reserved + wanted - held.nano <= TEAM_AMOUNT;

                assertThat(ledger.extend(held.hold, dearer)).isEqualTo(fits);
                held.nano = fits ? Math.max(held.nano, wanted) : held.nano;
            }
        }

        private void voidOne(int amount) {
            if (!live.isEmpty()) {
                Held held = live.remove(amount % live.size());
                ledger.voidAdmission(held.request);
                ended.add(held);
            }
        }

        private void replay(int amount) {
            if (!ended.isEmpty()) {
                Held held = ended.get(amount % ended.size());
                ledger.settle(held.hold, spent(held.request, amount));
            }
        }
    }

    private static final class Held {

        private final AdmissionRequest request;
        private final Hold hold;
        private long nano;

        Held(AdmissionRequest request, Hold hold, long nano) {
            this.request = request;
            this.hold = hold;
            this.nano = nano;
        }
    }
}
