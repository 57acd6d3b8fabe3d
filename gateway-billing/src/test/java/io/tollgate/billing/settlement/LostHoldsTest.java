package io.tollgate.billing.settlement;

import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.Range;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.admission.ScopeStatus.BudgetStatus;
import io.tollgate.billing.redis.RedisScript;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.testkit.Line;
import io.tollgate.testkit.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;

class LostHoldsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String url = TestServers.freshRedisUrl();
    private final Ledger ledger = Ledger.on(url, "node-1");
    private final ShardKeys shard = new ShardKeys(Requests.SHARD);
    private final Requests requests = new Requests();
    private final ScopeLimits team = requests.team(daily(1_000));

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void givesUpTheHoldsOfALostNodeWithoutChargingTheTenant() {
        AdmissionRequest request = requests.asking(400, team);
        ledger.hold(request);
        ledger.loseLeases();

        ledger.sweep();

        assertThat(standing().reserved()).isZero();
        assertThat(standing().spent()).isZero();
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(read(row).outcome().status()).isEqualTo(UsageEvent.Status.LOST);
            assertThat(read(row).charge().source()).isEqualTo(UsageEvent.UsageSource.LOST);
        });
    }

    @Test
    void leavesTheHoldsOfALivingNodeAlone() {
        ledger.hold(requests.asking(400, team));

        ledger.sweep();

        assertThat(standing().reserved()).isEqualTo(400);
    }

    @Test
    void correctsTheRowOfANodeThatWasThoughtLost() {
        AdmissionRequest request = requests.asking(400, team);
        Hold hold = ledger.hold(request);
        ledger.loseLeases();
        ledger.sweep();

        ledger.settle(hold, spent(request, 150));

        assertThat(standing().spent()).isEqualTo(150);
        assertThat(rows()).extracting(row -> row.getBody().get("seq")).containsExactly("0", "1");
    }

    @Test
    void remembersALostHoldForAsLongAsItsRequestMayLive() {
        AdmissionRequest request = requests.asking(400, team);
        Hold hold = ledger.hold(request);
        ledger.loseLeases();

        ledger.sweep();

        String mark = shard.settled(hold.requestId().toString());
        assertThat(ledger.redis().sync().ttl(mark))
                .isGreaterThan(Duration.ofHours(24).toSeconds());
    }

    @Test
    void neverGivesUpItsOwnHolds() {
        ledger.hold(requests.asking(400, team));
        ledger.loseLeases();

        ledger.sweepItself();

        assertThat(standing().reserved()).isEqualTo(400);
    }

    @Test
    void renewsItsOwnLeasesBeforeItSweeps() {
        ledger.hold(requests.asking(400, team));
        ledger.loseLeases();

        ledger.sweepItself();
        ledger.sweep();

        assertThat(standing().reserved()).isEqualTo(400);
    }

    @Test
    void letsTheOthersRenewTheirLeasesAfterAnOutage() {
        ledger.hold(requests.asking(400, team));
        ledger.loseLeases();
        try (Line line = Line.to(url);
                Ledger sweeper = Ledger.impatient(line.url(), Clock.systemUTC())) {
            line.loseAnswers();
            failsToSweep(sweeper);
            line.restore();
            await().atMost(PATIENCE).until(() -> sweeper.redis().isOpen());

            sweeper.sweep();
            assertThat(standing().reserved()).isEqualTo(400);

            ledger.leases().renew().block(PATIENCE);
            for (int sweeps = 0; sweeps < 5; sweeps++) {
                sweeper.sweep();
            }
            assertThat(standing().reserved()).isEqualTo(400);
        }
    }

    @Test
    void givesUpAfterAnOutageWhatNobodyRenewed() {
        ledger.hold(requests.asking(400, team));
        ledger.loseLeases();
        try (Line line = Line.to(url);
                Ledger sweeper = Ledger.impatient(line.url(), Clock.systemUTC())) {
            line.loseAnswers();
            failsToSweep(sweeper);
            line.restore();
            await().atMost(PATIENCE).until(() -> sweeper.redis().isOpen());

            for (int sweeps = 0; sweeps < 5; sweeps++) {
                sweeper.sweep();
            }
            assertThat(standing().reserved()).isZero();
        }
    }

    @Test
    void forgetsALostNode() {
        ledger.hold(requests.asking(400, team));
        ledger.loseLeases();

        ledger.sweep();

        assertThat(ledger.redis().sync().zcard(shard.leases())).isZero();
    }

    @Test
    void doesNotForgetANodeThatHasRenewedItsLeaseMeanwhile() {
        RedisScript<Long> endLease = RedisScript.answeringInteger(ledger.redis(), "accounting.lua", "end_lease.lua");
        AdmissionRequest request = requests.asking(400, team);
        ledger.settle(ledger.hold(request), spent(request, 1));

        Long forgotten = endLease.run(List.of(shard.leases(), shard.held("node-1")), List.of("node-1"))
                .block(PATIENCE);

        assertThat(forgotten).isZero();
        assertThat(ledger.redis().sync().zcard(shard.leases())).isEqualTo(1);
    }

    /** Shards are swept side by side, so several may fail at once. */
    private static void failsToSweep(Ledger sweeper) {
        assertThatThrownBy(sweeper::sweep)
                .satisfies(failure -> assertThat(Exceptions.unwrapMultiple(failure))
                        .hasAtLeastOneElementOfType(RedisException.class));
    }

    private BudgetStatus standing() {
        return ledger.status(team).budgets().get(0);
    }

    private UsageEvent read(StreamMessage<String, String> row) {
        return ledger.codec().read(row.getBody().getOrDefault("row", ""));
    }

    private List<StreamMessage<String, String>> rows() {
        return ledger.redis().sync().xrange(shard.usage(), Range.unbounded());
    }
}
