package io.tollgate.billing.recovery;

import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.billing.admission.AdmissionOutcome;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.RateLimits;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.admission.ScopeStatus.BudgetStatus;
import io.tollgate.billing.ledger.EarlierSpend;
import io.tollgate.billing.price.Estimate;
import io.tollgate.billing.testing.Books;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Node;
import io.tollgate.billing.testing.Requests;
import io.tollgate.testkit.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Acceptance 1, 4, 7 and 11: admit, extend, settle, void, sweep, replay, loss of Redis, the end of a day, the writer and a
 * budget for a part that is made meanwhile, in whatever order on two nodes. The counters are what a plain model says all the time, and the books agree in the end.
 */
class LedgerPropertyTest {

    private static final int SCALE = 1_000;
    private static final int ACTIONS = 13;
    private static final long AMOUNT = 5_000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Ledger look;
    private static Books books;
    private static List<Node> nodes;

    @BeforeContainer
    static void open() {
        String url = TestServers.freshRedisUrl();
        look = Ledger.on(url, "looker");
        books = Books.of(look, new Requests());
        nodes = List.of(running(url, "node-1"), running(url, "node-2"));
    }

    private static Node running(String url, String name) {
        Node node = Node.on(url, name, books.postgres());
        node.turn();
        return node;
    }

    @AfterContainer
    static void close() {
        nodes.forEach(Node::close);
        books.close();
        look.close();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void keepsTheBooksWhateverHappens(
            @ForAll @Size(min = 5, max = 40) List<@IntRange(min = 0, max = ACTIONS * SCALE - 1) Integer> steps) {
        Model model = new Model();
        books.add(model.requests);

        for (int step : steps) {
            model.take(step / SCALE, step % SCALE);

            model.check();
        }

        model.end();
        books.drain();
        model.countEarlierSpend();
        assertThat(model.spentInPart()).isEqualTo(model.budgeted ? model.spent : 0);
        assertThat(books.verify().differences()).isEmpty();
        assertThat(books.verify().holds()).isZero();
        assertThat(books.one("select coalesce(sum(budget_nano), 0)::bigint as nano from usage_record where"
                        + " organization_id = '" + model.requests.spender().organizationId() + "'"))
                .containsEntry("nano", model.spent);
    }

    private static final class Model {

        private final Requests requests = new Requests();
        private final ScopeLimits organization =
                requests.organization(new Budget(AMOUNT, BudgetWindow.TOTAL, BudgetKind.HARD));
        private final List<Held> live = new ArrayList<>();

        /** Given up by a sweeper; their requests go on. */
        private final List<Held> lost = new ArrayList<>();

        /** In the counters that hold now. */
        private final List<Held> ended = new ArrayList<>();

        private final ScopeLimits part = Requests.of(
                organization, Requests.MODEL, RateLimits.NONE, new Budget(AMOUNT, BudgetWindow.TOTAL, BudgetKind.SOFT));

        private long spent;
        private boolean budgeted;

        void take(int action, int amount) {
            switch (action) {
                case 0, 1, 2 -> admit(amount + 1);
                case 3, 4 -> settle(live, amount);
                case 5 -> settle(lost, amount);
                case 6 -> extend(amount);
                case 7 -> voidOne(amount);
                case 8 -> replay(amount);
                case 9 -> giveUp(amount);
                case 10 -> loseRedis();
                case 11 -> budgetAPart();
                default -> passTime(amount);
            }
        }

        void check() {
            BudgetStatus status = look.status(organization).budgets().get(0);
            assertThat(status.spent()).isEqualTo(spent);
            assertThat(status.reserved()).isEqualTo(reserved());
        }

        void end() {
            while (!live.isEmpty()) {
                settle(live, 0);
            }
        }

        private long reserved() {
            return live.stream().mapToLong(held -> held.nano).sum();
        }

        private void admit(long amount) {
            Node node = nodes.get((int) amount % nodes.size());
            List<ScopeLimits> limits =
                    new ArrayList<>(List.of(organization, requests.team(), requests.key(), requests.member()));
            if (budgeted) {
                limits.add(part);
            }
            AdmissionRequest request = requests.asking(amount, limits.toArray(ScopeLimits[]::new));
            AdmissionOutcome outcome = node.admit(request);

            assertThat(outcome instanceof AdmissionOutcome.Admitted).isEqualTo(spent + reserved() + amount <= AMOUNT);
            if (outcome instanceof AdmissionOutcome.Admitted admitted) {
                live.add(new Held(node, request, admitted.hold(), amount));
            }
        }

        private void settle(List<Held> from, int amount) {
            if (!from.isEmpty()) {
                Held held = from.remove(amount % from.size());
                held.node.settle(held.hold, spent(held.request, amount));
                spent += amount;
                ended.add(held);
            }
        }

        private void extend(int percent) {
            if (!live.isEmpty()) {
                Held held = live.get(percent % live.size());
                Estimate dearer = new Estimate(percent, 1_000);
                long wanted = dearer.nano(held.hold.outputLimit());
                boolean fits = wanted <= held.nano || spent + reserved() + wanted - held.nano <= AMOUNT;

                assertThat(held.node.extend(held.hold, dearer)).isEqualTo(fits);
                held.nano = fits ? Math.max(held.nano, wanted) : held.nano;
            }
        }

        private void voidOne(int amount) {
            if (!live.isEmpty()) {
                Held held = live.remove(amount % live.size());
                held.node.voidAdmission(held.request);
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> !look.isHeld(held.hold.requestId()));
            }
        }

        private void replay(int amount) {
            if (!ended.isEmpty()) {
                Held held = ended.get(amount % ended.size());
                held.node.settle(held.hold, spent(held.request, amount));
            }
        }

        /** One node is silent for too long, and the other sweeps. */
        private void giveUp(int amount) {
            Node silent = nodes.get(amount % nodes.size());
            Node sweeper = nodes.get((amount + 1) % nodes.size());
            silent.loseLeases();
            sweeper.sweep();
            List<Held> given = live.stream().filter(held -> held.node == silent).toList();
            live.removeAll(given);
            lost.addAll(given);
        }

        /** That a request was given up is lost too, unless it has its row. */
        private void loseRedis() {
            List<Held> forgiven = lost.stream().filter(held -> !held.recorded).toList();
            lost.removeAll(forgiven);
            live.addAll(forgiven);
            look.redis().sync().flushdb();
            nodes.forEach(Node::turn);
            nodes.forEach(Node::turn);
            ended.clear();
        }

        /** From now on each request is counted in it; what was before, and what is under way, is found in the rows. */
        private void budgetAPart() {
            if (!budgeted) {
                budgeted = true;
                books.execute("""
                        insert into budget (organization_id, id, scope, scope_id, narrowed_to, budget_window, kind, amount_nano)
                        values ('%1$s', gen_random_uuid(), 'organization', '%1$s', 'model:%2$s', 'total', 'soft', %3$d)
                        """.formatted(requests.spender().organizationId(), Requests.MODEL, AMOUNT));
            }
            countEarlierSpend();
        }

        void countEarlierSpend() {
            books.execute("update opened_part set next_at = now()");
            new EarlierSpend(look.redis(), books.postgres()).countDue().block(PATIENCE);
        }

        long spentInPart() {
            return look.status(part).budgets().get(0).spent();
        }

        /** A hold turns out to be of yesterday; or the writer runs. */
        private void passTime(int amount) {
            if (amount % 2 == 0 || live.isEmpty()) {
                books.drain();
                lost.forEach(held -> held.recorded = true);
            } else {
                look.makeYesterdays(live.get(amount % live.size()).hold);
            }
        }
    }

    private static final class Held {

        private final Node node;
        private final AdmissionRequest request;
        private final Hold hold;
        private long nano;
        private boolean recorded;

        Held(Node node, AdmissionRequest request, Hold hold, long nano) {
            this.node = node;
            this.request = request;
            this.hold = hold;
            this.nano = nano;
        }
    }
}
