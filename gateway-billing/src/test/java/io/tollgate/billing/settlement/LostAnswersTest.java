package io.tollgate.billing.settlement;

import static io.tollgate.billing.testing.Requests.concurrency;
import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisException;
import io.tollgate.billing.admission.AdmissionOutcome;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.ManualClock;
import io.tollgate.billing.testing.Requests;
import io.tollgate.testkit.Line;
import io.tollgate.testkit.TestServers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis does what it is told, and its answer gets lost. */
class LostAnswersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String url = TestServers.freshRedisUrl();
    private final Line line = Line.to(url);
    private final ManualClock clock = new ManualClock();
    private final Ledger near = Ledger.on(url, "node-2");
    private final Ledger ledger = Ledger.impatient(line.url(), clock);
    private final Requests requests = new Requests();
    private final ScopeLimits team = requests.team(daily(1_000));

    /** A script's first run is two calls, of which the second would not come through. */
    @BeforeEach
    void teachRedisTheScripts() {
        AdmissionRequest any = requests.asking(1, requests.key());
        near.settle(near.hold(any), spent(any, 1));
    }

    @AfterEach
    void close() {
        line.restore();
        ledger.close();
        near.close();
        line.close();
    }

    @Test
    void undoesAnAdmissionThatWasAnsweredTooLate() {
        ScopeLimits key = requests.key(concurrency(1));
        line.loseAnswers();
        assertThatThrownBy(() -> ledger.admit(requests.asking(400, team, key))).isInstanceOf(RedisException.class);

        line.restore();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reserved()).isZero());
        assertThat(near.admit(requests.asking(1, key))).isInstanceOf(AdmissionOutcome.Admitted.class);
    }

    @Test
    void undoesAnAdmissionWhoseConnectionBrokeOnceRedisIsBack() {
        line.breakAtNextAnswer();
        assertThatThrownBy(() -> ledger.admit(requests.asking(400, team))).isInstanceOf(RedisException.class);
        assertThat(reserved()).isEqualTo(400);

        line.restore();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reserved()).isZero());
    }

    @Test
    void settlesOnceWhenTheAnswerIsLost() {
        AdmissionRequest request = requests.asking(400, team);
        Hold hold = ledger.hold(request);
        line.breakAtNextAnswer();
        CompletableFuture<Void> settled =
                ledger.settling(hold, spent(request, 150)).toFuture();
        await().atMost(PATIENCE).until(() -> spentSoFar() == 150);

        line.restore();

        assertThat(settled).succeedsWithin(PATIENCE);
        assertThat(spentSoFar()).isEqualTo(150);
    }

    @Test
    void settlesOnceEvenWhenRedisIsAwayForLongerThanItRemembers() {
        AdmissionRequest request = requests.asking(400, team);
        Hold hold = ledger.hold(request);
        line.breakAtNextAnswer();
        CompletableFuture<Void> settled =
                ledger.settling(hold, spent(request, 150)).toFuture();
        await().atMost(PATIENCE).until(() -> spentSoFar() == 150);
        near.redis()
                .sync()
                .del(new ShardKeys(Requests.SHARD).settled(hold.requestId().toString()));
        clock.pass(SettleScript.Mark.SETTLED.memory());

        line.restore();

        assertThat(settled).succeedsWithin(PATIENCE);
        assertThat(spentSoFar()).isEqualTo(150);
    }

    @Test
    void settlesHoweverLongRedisWasAwayWhenNoTryReachedIt() {
        AdmissionRequest request = requests.asking(400, team);
        Hold hold = ledger.hold(request);
        line.cut();
        CompletableFuture<Void> settled =
                ledger.settling(hold, spent(request, 150)).toFuture();
        clock.pass(SettleScript.Mark.SETTLED.memory().multipliedBy(2));

        line.restore();

        assertThat(settled).succeedsWithin(PATIENCE);
        assertThat(spentSoFar()).isEqualTo(150);
    }

    @Test
    void chargesWhatIsStillHeldHoweverUncertainItsTriesWere() {
        AdmissionRequest request = requests.asking(400, team);
        Hold hold = ledger.hold(request);
        line.freeze();
        CompletableFuture<Void> settled =
                ledger.settling(hold, spent(request, 150)).toFuture();
        clock.pass(SettleScript.Mark.SETTLED.memory().multipliedBy(2));

        line.restore();

        assertThat(settled).succeedsWithin(PATIENCE);
        assertThat(spentSoFar()).isEqualTo(150);
    }

    private long reserved() {
        return near.status(team).budgets().get(0).reserved();
    }

    private long spentSoFar() {
        return near.status(team).budgets().get(0).spent();
    }
}
