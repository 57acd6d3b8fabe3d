package io.tollgate.billing.attribution;

import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.testkit.TestDatabase;
import io.tollgate.testkit.TestServers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class AttributionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Ledger ledger = Ledger.open();
    private final Requests requests = new Requests();
    private final ScopeLimits team = requests.team(daily(1_000_000));
    private final TestDatabase database = TestServers.freshDatabase();
    private final ConnectionPool postgres =
            new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(database.r2dbcUrl()))
                    .initialSize(0)
                    .maxSize(8)
                    .build());
    private final DatabaseClient sql = DatabaseClient.create(postgres);
    private final Attribution attribution = new Attribution(ledger.redis(), postgres, PATIENCE, ledger.codec());

    @AfterEach
    void close() {
        postgres.dispose();
        ledger.close();
    }

    @Test
    void tellsHowManyEventsWaitAndSinceWhen() {
        UsageQueue queue = new UsageQueue(ledger.redis());
        Instant before = Instant.now().minusSeconds(2);
        spend(150);
        spend(200);

        UsageQueue.Waiting waiting = queue.waiting().blockOptional().orElseThrow();
        drain();

        assertThat(waiting.events()).isEqualTo(2);
        assertThat(waiting.since().orElseThrow()).isAfter(before);
        assertThat(queue.waiting().block()).isEqualTo(UsageQueue.Waiting.NOTHING);
    }

    @Test
    void writesOneRowForEachSettledRequest() {
        spend(150);
        spend(200);

        drain();

        assertThat(one("select count(*) as n, sum(spend) as spend, sum(budget_nano) as nano from usage_record"))
                .containsEntry("n", 2L)
                .containsEntry("spend", new BigDecimal("0.000000350000"))
                .containsEntry("nano", new BigDecimal("350"));
    }

    @Test
    void writesWhatTheEventSays() {
        spend(150);

        drain();

        Map<String, Object> row = one("select *, tags ->> 'env' as env from usage_record");
        assertThat(row)
                .containsEntry("organization_id", requests.spender().organizationId())
                .containsEntry("team_id", requests.spender().teamId())
                .containsEntry("key_id", requests.spender().keyId())
                .containsEntry("member_id", requests.spender().memberId().orElseThrow())
                .containsEntry("model", "sim-large")
                .containsEntry("provider", "alder")
                .containsEntry("status", "ok")
                .containsEntry("usage_source", "provider")
                .containsEntry("input_tokens", 5L)
                .containsEntry("output_tokens", 150L)
                .containsEntry("ttft_us", 40L)
                .containsEntry("cache_saved", new BigDecimal("0.000000000003"))
                .containsEntry("env", "a\tb");
    }

    @Test
    void writesTheAttempts() {
        spend(150);

        drain();

        assertThat(one("select * from usage_attempt"))
                .containsEntry("position", (short) 0)
                .containsEntry("outcome", "served")
                .containsEntry("http_status", (short) 200)
                .containsEntry("started_us", 60L)
                .containsEntry("connect_us", 7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage_hourly", "usage_hourly_by_model", "usage_hourly_by_member", "usage_daily"})
    void addsUpHoursAndDays(String table) {
        spend(150);
        drain();
        spend(200);

        drain();

        assertThat(one("select * from " + table))
                .containsEntry("requests", 2L)
                .containsEntry("output_tokens", 350L)
                .containsEntry("budget_nano", 350L)
                .containsEntry("cache_saved", new BigDecimal("0.000000000006"))
                .containsEntry("total_us_sum", 100L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency_hourly", "latency_daily"})
    void countsHowLongRequestsTookInBinsThatBatchesAddTo(String table) {
        spend(150);
        drain();
        spend(200);

        drain();

        assertThat(one("select requests, errors, streamed_tokens, bins, counts from " + table))
                .containsEntry("requests", 2L)
                .containsEntry("errors", 0L)
                .containsEntry("bins", new Short[] {15, 256 + 17, 512 + 19})
                .containsEntry("counts", new Long[] {2L, 2L, 2L});
    }

    @Test
    void recordsExactlyWhatTheCountersWereCharged() {
        for (int nano = 1; nano <= 50; nano++) {
            spend(nano);
        }

        drain();

        long counted = ledger.status(team).budgets().get(0).spent();
        assertThat(one("select sum(budget_nano)::bigint as nano from usage_hourly"))
                .containsEntry("nano", counted);
    }

    @Test
    void countsAnEventOnceEvenWhenItIsDeliveredTwice() {
        AdmissionRequest request = requests.asking(500, team);
        Hold hold = ledger.hold(request);
        ledger.settle(hold, spent(request, 150));
        drain();
        appendAgain(request, hold);

        drain();

        assertThat(one("select count(*) as n from usage_record")).containsEntry("n", 1L);
        assertThat(one("select requests, budget_nano from usage_hourly"))
                .containsEntry("requests", 1L)
                .containsEntry("budget_nano", 150L);
    }

    @Test
    void trimsWhatIsWritten() {
        spend(150);

        drain();

        assertThat(ledger.redis().sync().xlen(usage())).isZero();
    }

    @Test
    void writesWhatCallersNameWithTextThatPostgresHasNot() {
        AdmissionRequest request = requests.asking(500, team);
        UsageEvent event = spent(request, 150);
        UsageEvent.Call call = new UsageEvent.Call(
                "chat",
                Requests.MODEL,
                true,
                Optional.of("end\0user"),
                Optional.empty(),
                Map.of(),
                Optional.of("lone \ud800"),
                Map.of("a\0b", "c\0\\u0000d", "lone", "\ud800"));
        UsageEvent named = new UsageEvent(
                event.requestId(),
                event.spender(),
                call,
                event.outcome(),
                event.charge(),
                event.latency(),
                event.attempts(),
                event.node());
        ledger.settle(ledger.hold(request), named.by(planned("{\"a\": \"\\u0000\\ud83d\\ude00\\\\ud800\\ud800\"}")));

        drain();

        assertThat(one("""
                select end_user, session, metadata ->> 'a b' as text, metadata ->> 'lone' as lone,
                       routing_plan ->> 'a' as plan
                  from usage_record"""))
                .containsEntry("end_user", "end user")
                .containsEntry("session", "lone ?")
                .containsEntry("text", "c \\u0000d")
                .containsEntry("lone", "?")
                .containsEntry("plan", " \ud83d\ude00\\ud800 ");
    }

    @Test
    void setsAsideWhatItCannotReadAndGoesOn() {
        ledger.redis().sync().xadd(usage(), Map.of("at", "1", "seq", "0", "row", "{"));
        spend(150);

        drain();

        assertThat(one("select count(*) as n from usage_record")).containsEntry("n", 1L);
        assertThat(ledger.redis().sync().xlen(new ShardKeys(Requests.SHARD).unwritable()))
                .isEqualTo(1);
    }

    @Test
    void setsAsideTheOneRowThatPostgresDoesNotTakeAndGoesOn() {
        for (int nano = 1; nano <= 5; nano++) {
            spend(nano);
        }
        AdmissionRequest request = requests.asking(500, team);
        ledger.settle(ledger.hold(request), answered(70_000, spent(request, 150)));
        for (int nano = 6; nano <= 10; nano++) {
            spend(nano);
        }

        drain();

        assertThat(one("select count(*) as n, sum(budget_nano) as nano from usage_record"))
                .containsEntry("n", 10L)
                .containsEntry("nano", new BigDecimal("55"));
        assertThat(ledger.redis().sync().xlen(usage())).isZero();
        assertThat(ledger.redis().sync().xlen(new ShardKeys(Requests.SHARD).unwritable()))
                .isEqualTo(1);
    }

    @Test
    void letsTwoWritersShareTheWorkWithoutCountingTwice() {
        for (int nano = 1; nano <= 50; nano++) {
            spend(nano);
        }
        Attribution other = new Attribution(ledger.redis(), postgres, PATIENCE, ledger.codec());

        Mono.when(attribution.drain(), other.drain()).block(PATIENCE);
        drain();

        assertThat(one("select count(*) as n from usage_record")).containsEntry("n", 50L);
        assertThat(one("select requests from usage_hourly")).containsEntry("requests", 50L);
    }

    private void spend(long nano) {
        AdmissionRequest request = requests.asking(500, team);
        ledger.settle(ledger.hold(request), spent(request, nano));
    }

    private static UsageEvent answered(int httpStatus, UsageEvent event) {
        UsageEvent.Outcome said = event.outcome();
        UsageEvent.Outcome outcome =
                new UsageEvent.Outcome(said.status(), httpStatus, said.errorCode(), said.finishReason(), said.served());
        return new UsageEvent(
                event.requestId(),
                event.spender(),
                event.call(),
                outcome,
                event.charge(),
                event.latency(),
                event.attempts(),
                event.node());
    }

    private static UsageEvent.Route planned(String plan) {
        Optional<String> nothing = Optional.empty();
        return new UsageEvent.Route(1, 1, nothing, nothing, Optional.empty(), Optional.of(plan));
    }

    private void appendAgain(AdmissionRequest request, Hold hold) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, hold.admittedAt());
        String row = ledger.codec().write(spent(request, 150));
        ledger.redis().sync().xadd(usage(), Map.of("at", Long.toString(micros), "seq", "0", "row", row));
    }

    private void drain() {
        attribution.drain().block(PATIENCE);
    }

    private Map<String, Object> one(String query) {
        return sql.sql(query).fetch().one().blockOptional(PATIENCE).orElseThrow();
    }

    private static String usage() {
        return new ShardKeys(Requests.SHARD).usage();
    }
}
