package io.tollgate.billing.recovery;

import static io.tollgate.billing.testing.Requests.concurrency;
import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.admission.AdmissionOutcome;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.admission.ScopeStatus;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.testing.Books;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Node;
import io.tollgate.billing.testing.Requests;
import io.tollgate.testkit.TestServers;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance 4 and 11: Redis loses all or some of what it counted, and no row and no nano-USD is missing afterwards. */
class LostRedisTest {

    private final String url = TestServers.freshRedisUrl();
    private final Ledger look = Ledger.on(url, "looker");
    private final Requests requests = new Requests();
    private final Books books = Books.of(look, requests);
    private final ShardKeys shard = new ShardKeys(Requests.SHARD);
    private final Node node = Node.on(url, "node-1", books.postgres());

    @TempDir
    private Path journal;

    @AfterEach
    void close() {
        node.close();
        books.close();
        look.close();
    }

    @Test
    void rebuildsCountersFromRows() {
        spend(node, 150);
        books.drain();
        empty();

        node.hold(requests.whole(400));

        assertThat(spentByTeam()).isEqualTo(150);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void refusesWhatTheRowsSayIsSpent() {
        spend(node, 1_700);
        books.drain();
        empty();

        AdmissionOutcome outcome =
                node.admit(requests.asking(400, requests.organization(), requests.team(daily(2_000))));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AdmissionOutcome.BudgetExceeded.class,
                        refused -> assertThat(refused.spent()).isEqualTo(1_700));
    }

    @Test
    void settlesAgainWhatNoWriterHadPassed() {
        spend(node, 150);
        books.drain();
        spend(node, 200);
        empty();

        node.turn();
        books.drain();

        assertThat(rows()).isEqualTo(2);
        assertThat(spentByTeam()).isEqualTo(350);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void holdsAgainWhatIsUnderWay() {
        AdmissionRequest request = requests.whole(400, requests.endUser("ada", daily(5_000)));
        Hold hold = node.hold(request);
        empty();

        node.turn();
        assertThat(reservedByTeam()).isEqualTo(400);
        assertThat(books.verify().differences()).isEmpty();

        node.settle(hold, spent(request, 150));
        assertThat(reservedByTeam()).isZero();
        assertThat(spentByTeam()).isEqualTo(150);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void rebuildsLimitsOfAModelAndPlacesThatAreTaken() {
        ScopeLimits ofModel = Requests.of(requests.team(), Requests.MODEL, Requests.concurrency(5), daily(5_000));
        AdmissionRequest written = requests.whole(400, ofModel);
        node.settle(node.hold(written), spent(written, 150));
        books.drain();
        AdmissionRequest waiting = requests.whole(400, ofModel);
        node.settle(node.hold(waiting), spent(waiting, 200));
        AdmissionRequest underWay = requests.whole(400, ofModel);
        Hold hold = node.hold(underWay);
        empty();

        node.turn();

        ScopeStatus status = look.status(ofModel);
        assertThat(status.budgets().get(0).spent()).isEqualTo(350);
        assertThat(status.budgets().get(0).reserved()).isEqualTo(400);
        assertThat(status.concurrency())
                .hasValueSatisfying(places -> assertThat(places.remaining()).isEqualTo(4));
        assertThat(books.verify().differences()).isEmpty();

        node.settle(hold, spent(underWay, 50));
        books.drain();
        assertThat(look.status(ofModel).concurrency())
                .hasValueSatisfying(places -> assertThat(places.remaining()).isEqualTo(5));
        assertThat(look.status(ofModel).budgets().get(0).spent()).isEqualTo(400);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void settlesARequestOfBeforeTheLossOnce() {
        AdmissionRequest request = requests.whole(400);
        Hold hold = node.hold(request);
        empty();

        node.settle(hold, spent(request, 150));
        node.turn();
        node.turn();
        books.drain();

        assertThat(rows()).isEqualTo(1);
        assertThat(spentByTeam()).isEqualTo(150);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void keepsTheFirstEndOfARequestThatIsSettledTwice() {
        AdmissionRequest request = requests.whole(400);
        Hold hold = node.hold(request);
        node.settle(hold, spent(request, 150));
        node.settle(hold, spent(request, 300));
        empty();

        node.turn();
        books.drain();

        assertThat(rows()).isEqualTo(1);
        assertThat(spentByTeam()).isEqualTo(150);
    }

    @Test
    void takesAnOldCopyOfRedisForWhatItIs() {
        AdmissionRequest ended = requests.whole(300);
        Hold settledSince = node.hold(ended);
        AdmissionRequest kept = requests.whole(400);
        Hold hold = node.hold(kept);
        Map<String, byte[]> old = dump();
        node.settle(settledSince, spent(ended, 100));
        books.drain();
        spend(node, 200);
        restore(old);

        node.turn();
        node.turn();

        assertThat(books.verify().differences()).isEmpty();
        assertThat(spentByTeam()).isEqualTo(300);
        assertThat(reservedByTeam()).isEqualTo(400);
        node.settle(hold, spent(kept, 50));
        books.drain();
        assertThat(rows()).isEqualTo(3);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void letsTwoNodesFindTheSameCounters() {
        try (Node other = Node.on(url, "node-2", books.postgres())) {
            spend(node, 150);
            spend(other, 200);
            empty();

            node.turn();
            other.turn();
            books.drain();

            assertThat(rows()).isEqualTo(2);
            assertThat(spentByTeam()).isEqualTo(350);
            assertThat(books.verify().differences()).isEmpty();
        }
    }

    @Test
    void settlesAfterARestartWhatOnlyTheJournalHas() {
        Node journalling = Node.on(url, "node-2", books.postgres(), journal);
        spend(journalling, 150);
        journalling.close();
        empty();

        try (Node restarted = Node.on(url, "node-3", books.postgres(), journal)) {
            assertThat(restarted.retained()).isEqualTo(1);
            restarted.turn();
            books.drain();
            restarted.turn();

            assertThat(restarted.retained()).isZero();
        }
        assertThat(rows()).isEqualTo(1);
        assertThat(spentByTeam()).isEqualTo(150);
        assertThat(journal).isEmptyDirectory();
    }

    @Test
    void keepsASettlementUntilItsRowIsWritten() {
        spend(node, 150);
        node.turn();
        assertThat(node.retained()).isEqualTo(1);

        books.drain();
        node.turn();

        assertThat(node.retained()).isZero();
    }

    @Test
    void correctsWhatASweeperGaveUpBeforeTheLoss() {
        AdmissionRequest request = requests.whole(400);
        Hold hold = node.hold(request);
        node.loseLeases();
        try (Node sweeper = Node.on(url, "node-2", books.postgres())) {
            sweeper.turn();
            sweeper.sweep();
        }
        books.drain();
        empty();

        node.settle(hold, spent(request, 150));
        node.turn();
        books.drain();

        assertThat(books.one("select count(*) as n, sum(budget_nano)::bigint as nano from usage_record"))
                .containsEntry("n", 2L)
                .containsEntry("nano", 150L);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void correctsWhatASweeperGaveUpAlsoWhenItKnowsOfTheLoss() {
        AdmissionRequest request = requests.whole(400);
        Hold hold = node.hold(request);
        node.loseLeases();
        try (Node sweeper = Node.on(url, "node-2", books.postgres())) {
            sweeper.turn();
            sweeper.sweep();
        }
        books.drain();
        empty();
        node.turn();
        assertThat(reservedByTeam()).isZero();

        node.settle(hold, spent(request, 150));
        books.drain();

        assertThat(books.one("select count(*) as n, sum(budget_nano)::bigint as nano from usage_record"))
                .containsEntry("n", 2L)
                .containsEntry("nano", 150L);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void countsRequestsUnderWayAgain() {
        AdmissionRequest request =
                requests.asking(400, requests.organization(), requests.team(), requests.key(concurrency(1)));
        node.hold(request);
        empty();
        node.turn();

        AdmissionOutcome second = node.admit(requests.asking(1, requests.key(concurrency(1))));

        assertThat(second).isInstanceOf(AdmissionOutcome.RateLimited.class);
    }

    private AdmissionRequest spend(Node by, long nano) {
        AdmissionRequest request = requests.whole(500);
        by.settle(by.hold(request), spent(request, nano));
        return request;
    }

    private void empty() {
        look.redis().sync().flushdb();
    }

    private Map<String, byte[]> dump() {
        return look.redis().sync().keys("*").stream()
                .collect(Collectors.toMap(key -> key, key -> look.redis().sync().dump(key)));
    }

    private void restore(Map<String, byte[]> dump) {
        empty();
        dump.forEach((key, value) -> look.redis().sync().restore(key, 0, value));
        // Another server answers: its epoch is of the run before.
        String epoch = look.redis().sync().get(shard.epoch());
        look.redis().sync().set(shard.epoch(), epoch + "-of-before");
    }

    private long spentByTeam() {
        return look.status(requests.team(daily(1_000_000))).budgets().get(0).spent();
    }

    private long reservedByTeam() {
        return look.status(requests.team(daily(1_000_000))).budgets().get(0).reserved();
    }

    private long rows() {
        return (Long) books.one("select count(*) as n from usage_record").getOrDefault("n", -1L);
    }
}
