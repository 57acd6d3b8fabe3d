package io.tollgate.billing.ledger;

import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.testing.Books;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acceptance 4: what is enforced is what is recorded, and whoever doubts it can look. */
class LedgerCheckTest {

    private final Ledger ledger = Ledger.open();
    private final Requests requests = new Requests();
    private final Books books = Books.of(ledger, requests);
    private final ShardKeys shard = new ShardKeys(Requests.SHARD);
    private final String team = "team:" + requests.spender().teamId();

    @AfterEach
    void close() {
        books.close();
        ledger.close();
    }

    @Test
    void findsNothingWhereNothingHappened() {
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void findsNoDifferenceBetweenWrittenWaitingAndHeld() {
        spend(150);
        books.drain();
        spend(200);
        ledger.hold(requests.whole(400));

        LedgerReport report = books.verify();

        assertThat(report.differences()).isEmpty();
        assertThat(report.waiting()).isEqualTo(1);
        assertThat(report.holds()).isEqualTo(1);
        assertThat(report.scopes()).isEqualTo(4);
    }

    @Test
    void countsAnEventOnceThatWaitsAgainAfterItWasWritten() {
        AdmissionRequest request = spend(150);
        var entry = ledger.redis().sync().xrange(shard.usage(), io.lettuce.core.Range.unbounded());
        books.drain();
        ledger.redis().sync().xadd(shard.usage(), entry.get(0).getBody());

        LedgerReport report = books.verify();

        assertThat(report.differences()).as("%s", request).isEmpty();
        assertThat(report.waiting()).isZero();
    }

    @Test
    void takesTheFirstOfTwoEventsOfOneRequestAsTheWriterDoes() {
        AdmissionRequest request = spend(150);
        Map<String, String> again = new HashMap<>(ledger.redis()
                .sync()
                .xrange(shard.usage(), io.lettuce.core.Range.unbounded())
                .get(0)
                .getBody());
        again.put("row", ledger.codec().write(spent(request, 200)));
        ledger.redis().sync().xadd(shard.usage(), again);

        assertThat(books.verify().differences()).isEmpty();
        books.drain();

        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void followsEndUsersToo() {
        AdmissionRequest request = requests.whole(400, requests.endUser("ada", daily(1_000)));
        ledger.settle(ledger.hold(request), spent(request, 150));
        assertThat(books.verify().differences()).isEmpty();
        books.drain();

        assertThat(books.verify().differences()).isEmpty();
        assertThat(books.one("select also_counted[1] as also from usage_record").get("also"))
                .asString()
                .startsWith("end_user:");
    }

    @Test
    void namesTheScopeAndBothFiguresOfACounterThatIsOff() {
        spend(150);
        books.drain();
        ledger.counters().change(requests.team(), "TOTAL", 7);

        assertThat(books.verify().differences())
                .containsExactly(new Difference(team, "spent in total", "157 nano-USD", "150 nano-USD"));
    }

    @Test
    void findsWhatIsReservedForNoRequest() {
        Hold hold = ledger.hold(requests.whole(400));
        ledger.redis().sync().hdel(shard.held("node-1"), hold.requestId().toString());

        assertThat(books.verify().differences())
                .hasSize(4)
                .allSatisfy(found -> assertThat(found.figure()).startsWith("reserved on"))
                .allSatisfy(found -> assertThat(found.counted()).isEqualTo("400 nano-USD"));
    }

    @Test
    void findsAPlaceAmongTheRequestsUnderWayThatNobodyTakes() {
        ScopeLimits crowded = requests.key(Requests.concurrency(3));
        AdmissionRequest request = requests.asking(400, crowded);
        Hold hold = ledger.hold(request);
        assertThat(books.verify().differences()).isEmpty();

        ledger.redis().sync().hdel(shard.held("node-1"), hold.requestId().toString());

        assertThat(books.verify().differences())
                .contains(new Difference("key:" + requests.spender().keyId(), "requests under way", "1", "0"));
    }

    @Test
    void findsARowThatIsMissing() {
        spend(150);
        books.drain();
        books.execute("delete from usage_record");

        assertThat(books.verify().differences())
                .extracting(Difference::subject)
                .contains(team, "organization:" + requests.spender().organizationId());
    }

    @Test
    void findsARollUpThatIsOff() {
        spend(150);
        books.drain();
        books.execute("update usage_hourly set spend = spend + 0.000000000001");

        assertThat(books.verify().differences()).singleElement().satisfies(found -> {
            assertThat(found.figure()).isEqualTo("spend");
            assertThat(found.counted()).isEqualTo("0.000000150001");
            assertThat(found.recorded()).isEqualTo("0.000000150000");
        });
    }

    @ParameterizedTest
    @CsvSource({"usage_daily, day", "usage_hourly_by_model, hour by model", "usage_hourly_by_member, hour by member"})
    void findsSumsThatAreOff(String table, String subject) {
        spend(150);
        books.drain();
        books.execute("update " + table + " set requests = requests + 1");

        assertThat(books.verify().differences()).singleElement().satisfies(found -> {
            assertThat(found.subject()).startsWith(subject + " ");
            assertThat(found.figure()).isEqualTo("requests");
            assertThat(found.counted()).isEqualTo("2");
        });
    }

    @Test
    void findsALatencyThatIsCountedInTheWrongBin() {
        spend(150);
        books.drain();
        books.execute("update latency_hourly set bins[1] = bins[1] + 1");

        assertThat(books.verify().differences()).hasSize(2).allSatisfy(found -> {
            assertThat(found.subject()).startsWith("latency of hour ");
            assertThat(found.figure()).startsWith("bin ");
        });
    }

    @Test
    void recomputesRollUpsExactly() {
        spend(150);
        spend(200);
        books.drain();
        Map<String, Object> before = books.one("select * from usage_hourly");
        Map<String, Object> day = books.one("select * from usage_daily");
        Map<String, Object> model = books.one("select * from usage_hourly_by_model");
        Map<String, Object> member = books.one("select * from usage_hourly_by_member");
        Map<String, Object> latency = books.one("select * from latency_daily");
        books.execute("update latency_daily set requests = 7, counts[2] = 9, model = 'gone'");
        books.execute("update usage_daily set requests = 7, spend = 1, model = 'gone'");
        books.execute("update usage_hourly set requests = 7, spend = 1, model = 'gone'");
        books.execute("update usage_hourly_by_model set requests = 7, spend = 1, model = 'gone'");
        books.execute("update usage_hourly_by_member set requests = 7, cache_saved = 1, status = 'gone'");

        rebuild();

        assertThat(books.one("select * from usage_hourly")).isEqualTo(before);
        assertThat(books.one("select * from usage_daily")).isEqualTo(day);
        assertThat(books.one("select * from usage_hourly_by_model")).isEqualTo(model);
        assertThat(books.one("select * from usage_hourly_by_member")).isEqualTo(member);
        assertThat(books.one("select * from latency_daily"))
                .usingRecursiveComparison()
                .isEqualTo(latency);
        assertThat(books.verify().differences()).isEmpty();
    }

    @Test
    void recomputesRollUpsBesideALiveWriter() {
        for (int nano = 1; nano <= 200; nano++) {
            spend(nano);
            if (nano % 20 == 0) {
                rebuildWhileDraining();
            }
        }

        assertThat(books.verify().differences()).isEmpty();
        assertThat(books.one("select sum(requests)::bigint as n from usage_hourly"))
                .containsEntry("n", 200L);
    }

    private void rebuildWhileDraining() {
        Thread writer = new Thread(books::drain);
        writer.start();
        rebuild();
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void rebuild() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        new RollUpRebuild(books.postgres())
                .rebuild(today.minusDays(1), today.plusDays(1))
                .blockLast();
    }

    private AdmissionRequest spend(long nano) {
        AdmissionRequest request = requests.whole(500);
        ledger.settle(ledger.hold(request), spent(request, nano));
        return request;
    }
}
