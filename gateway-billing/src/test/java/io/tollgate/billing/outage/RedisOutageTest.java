package io.tollgate.billing.outage;

import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisException;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Extension;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.testing.Books;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Node;
import io.tollgate.billing.testing.Requests;
import io.tollgate.testkit.Line;
import io.tollgate.testkit.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long GRACE = 2_000;

    private final String url = TestServers.freshRedisUrl();
    private final Ledger look = Ledger.on(url, "looker");
    private final Requests requests = new Requests();
    private final Books books = Books.of(look, requests);
    private final Line line = Line.to(url);
    private final Node node =
            Node.on(line.url(), "node-1", books.postgres(), new OutageSettings(OutagePolicy.GRACE, GRACE));

    @AfterEach
    void close() {
        line.restore();
        node.close();
        line.close();
        books.close();
        look.close();
    }

    @Test
    void servesAKeyThatItKnowsAndCountsThatWhenRedisIsBack() {
        spend(150);
        goAway();

        List<CompletableFuture<Void>> settled = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            AdmissionRequest request = requests.whole(400);
            Hold hold = node.hold(request);
            settled.add(node.settling(hold, spent(request, 100)).toFuture());
        }
        comeBack();

        assertThat(settled).allSatisfy(each -> assertThat(each).succeedsWithin(PATIENCE));
        node.turn();
        books.drain();
        assertThat(books.one("select count(*) as n, sum(budget_nano)::bigint as nano from usage_record"))
                .containsEntry("n", 4L)
                .containsEntry("nano", 450L);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void doesNotServeAKeyThatItDoesNotKnow() {
        goAway();

        assertThatThrownBy(() -> node.admit(requests.whole(400))).isInstanceOf(RedisException.class);
    }

    @Test
    void servesNoMoreThanTheGraceAmount() {
        spend(150);
        goAway();

        for (int i = 0; i < GRACE / 400; i++) {
            node.hold(requests.whole(400));
        }

        assertThatThrownBy(() -> node.admit(requests.whole(1))).isInstanceOf(RedisException.class);
    }

    @Test
    void givesBackWhatARequestDidNotSpend() {
        spend(150);
        goAway();
        AdmissionRequest request = requests.whole(GRACE);
        Hold hold = node.hold(request);

        CompletableFuture<Void> settled =
                node.settling(hold, spent(request, 100)).toFuture();

        assertThat(node.hold(requests.whole(GRACE - 100)).outputLimit()).isEqualTo(GRACE - 100);
        assertThat(settled).isNotDone();
    }

    @Test
    void letsARequestMakeFurtherAttemptsWithinTheGraceAmount() {
        spend(150);
        goAway();
        AdmissionRequest request = requests.whole(400);
        Hold hold = node.hold(request);

        assertThat(node.extend(hold, new Extension(400, Requests.MODEL, 0))).isTrue();
        assertThat(node.extend(hold, new Extension(GRACE + 1, Requests.MODEL, 0)))
                .isFalse();
        assertThat(node.extend(hold, new Extension(600, Requests.MODEL, 0))).isTrue();

        assertThatThrownBy(() -> node.admit(requests.whole(GRACE - 599))).isInstanceOf(RedisException.class);
        CompletableFuture<Void> settled =
                node.settling(hold, spent(request, 100)).toFuture();
        assertThat(node.hold(requests.whole(GRACE - 100)).outputLimit()).isEqualTo(GRACE - 100);
        assertThat(settled).isNotDone();
    }

    @Test
    void letsARequestThatRedisAdmittedMakeFurtherAttemptsToo() {
        spend(150);
        Hold hold = node.hold(requests.whole(400));
        goAway();

        assertThat(node.extend(hold, new Extension(400, Requests.MODEL, 0))).isTrue();
        assertThatThrownBy(() -> node.admit(requests.whole(GRACE - 399))).isInstanceOf(RedisException.class);
    }

    @Test
    void servesNoMoreThanItLastSawRemaining() {
        AdmissionRequest first = requests.asking(400, requests.organization(), requests.team(daily(500)));
        node.settle(node.hold(first), spent(first, 200));
        goAway();

        assertThatThrownBy(() -> node.admit(requests.asking(101, requests.organization(), requests.team(daily(500)))))
                .isInstanceOf(RedisException.class);
        node.hold(requests.asking(100, requests.organization(), requests.team(daily(500))));
    }

    @Test
    void sharesTheGraceAmountWithTheOtherNodes() {
        try (Node other = Node.on(url, "node-2", books.postgres())) {
            other.countNodes();
            node.countNodes();
        }
        spend(150);
        goAway();

        node.hold(requests.whole(GRACE / 2));
        assertThatThrownBy(() -> node.admit(requests.whole(1))).isInstanceOf(RedisException.class);
    }

    @Test
    void serveWhatNoBudgetBindsWithoutAnEnd() {
        AdmissionRequest first = requests.asking(1_000_000, requests.organization());
        node.settle(node.hold(first), spent(first, 1));
        goAway();

        for (int i = 0; i < 5; i++) {
            node.hold(requests.asking(1_000_000, requests.organization()));
        }
    }

    @Test
    void waitsForASilentRedisOnceAndNotForEachRequest() {
        spend(150);
        line.freeze();
        CompletableFuture<Hold> first = CompletableFuture.supplyAsync(() -> node.hold(requests.whole(1)));
        noticeSilence();
        assertThat(first).isNotDone();

        CompletableFuture<Hold> second = CompletableFuture.supplyAsync(() -> node.hold(requests.whole(1)));

        assertThat(second).succeedsWithin(Duration.ofSeconds(1));
        assertThat(first).succeedsWithin(PATIENCE);
    }

    @Test
    void doesNotTakeOneLateAnswerForAnOutage() {
        spend(150);
        line.freeze();
        node.probe();

        assertThatThrownBy(() -> node.admit(requests.whole(1))).isInstanceOf(RedisException.class);
    }

    @Test
    void endsTheHoldThatRedisTookUnheard() {
        spend(150);
        line.loseAnswers();
        AdmissionRequest request = requests.whole(400);
        CompletableFuture<Hold> held = CompletableFuture.supplyAsync(() -> node.hold(request));
        noticeSilence();
        Hold hold = held.join();
        assertThat(books.verify().holds()).isEqualTo(1);
        CompletableFuture<Void> settled =
                node.settling(hold, spent(request, 100)).toFuture();
        comeBack();

        assertThat(settled).succeedsWithin(PATIENCE);
        books.drain();
        assertThat(books.verify().holds()).isZero();
        assertThat(books.verify().differences()).isEmpty();
        assertThat(books.one("select sum(budget_nano)::bigint as nano from usage_record"))
                .containsEntry("nano", 250L);
    }

    @Test
    void servesNobodyWhereItShallDeny() {
        try (Node strict =
                Node.on(line.url(), "node-3", books.postgres(), new OutageSettings(OutagePolicy.DENY, GRACE))) {
            AdmissionRequest request = requests.whole(400);
            strict.settle(strict.hold(request), spent(request, 1));
            line.cut();
            await().atMost(PATIENCE).until(() -> !strict.isConnected());

            assertThatThrownBy(() -> strict.admit(requests.whole(1))).isInstanceOf(RedisException.class);
        }
    }

    private void spend(long nano) {
        AdmissionRequest request = requests.whole(500);
        node.settle(node.hold(request), spent(request, nano));
    }

    private void goAway() {
        line.cut();
        await().atMost(PATIENCE).until(() -> !node.isConnected());
        node.probe();
    }

    /** One silence may be a pause; two are not. */
    private void noticeSilence() {
        node.probe();
        node.probe();
    }

    private void comeBack() {
        line.restore();
        await().atMost(PATIENCE).until(node::isConnected);
        node.probe();
    }
}
