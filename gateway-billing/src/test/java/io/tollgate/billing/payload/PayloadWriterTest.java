package io.tollgate.billing.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.tollgate.billing.payload.PayloadVault.Bodies;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.MasterKey;
import io.tollgate.billing.tenant.MasterKeys;
import io.tollgate.testkit.TestDatabase;
import io.tollgate.testkit.TestServers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Schedulers;

class PayloadWriterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BOUND = 1_000;

    private final TestDatabase database = TestServers.freshDatabase();
    private final ConnectionPool postgres =
            new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(database.r2dbcUrl()))
                    .initialSize(0)
                    .maxSize(4)
                    .build());
    private final DatabaseClient sql = DatabaseClient.create(postgres);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final PayloadQueue queue = new PayloadQueue(BOUND, metrics);
    private final MasterKey masterKey = key(1);
    private final PayloadVault vault = new PayloadVault(MasterKeys.only(masterKey), new SecureRandom());
    private final PayloadWriter writer = new PayloadWriter(postgres, queue, vault, Schedulers.boundedElastic());
    private final UUID organization = IdKind.next();
    private final UUID team = IdKind.next();

    @BeforeEach
    void enterATeam() {
        run("insert into organization (id, name, shard) values ('" + organization + "', 'Acme', 7)");
        run("insert into team (organization_id, id, name) values ('" + organization + "', '" + team + "', 'search')");
    }

    @AfterEach
    void close() {
        postgres.dispose();
    }

    @Test
    void writesWhatOpensUnderTheMasterKeyForThisRequestAlone() {
        CapturedPayload payload = add(payload("prompt", "answer", 7));

        write();

        Sealed stored = stored();
        assertThat(new String(stored.content(), StandardCharsets.ISO_8859_1)).doesNotContain("prompt", "answer");
        Bodies bodies = open(vault, payload.requestId(), stored).orElseThrow();
        assertThat(bodies.request().bytes()).asString().isEqualTo("prompt");
        assertThat(bodies.answer().bytes()).asString().isEqualTo("answer");
        assertThat(bodies.answer().size()).isEqualTo(900);
        assertThat(bodies.answer().contentType()).isEqualTo("text/plain");
        assertThat(open(vault, IdKind.next(), stored)).isEmpty();
        PayloadVault stranger = new PayloadVault(MasterKeys.only(key(2)), new SecureRandom());
        assertThat(open(stranger, payload.requestId(), stored)).isEmpty();
    }

    @Test
    void wrapsItsKeyAnewWithoutTheContent() {
        CapturedPayload payload = add(payload("prompt", "answer", 7));
        write();
        Sealed stored = stored();
        PayloadVault both = new PayloadVault(new MasterKeys(key(2), List.of(masterKey)), new SecureRandom());

        byte[] wrapped = both.rewrap(payload.requestId(), stored.key()).orElseThrow();

        PayloadVault newer = new PayloadVault(MasterKeys.only(key(2)), new SecureRandom());
        assertThat(open(newer, payload.requestId(), new Sealed(wrapped, stored.content())))
                .isPresent();
        assertThat(both.rewrap(payload.requestId(), wrapped)).containsSame(wrapped);
        assertThat(newer.rewrap(payload.requestId(), stored.key())).isEmpty();
    }

    @Test
    void keepsNothingOfATeamThatIsGone() {
        run("update team set deleted_at = now()");
        add(payload("prompt", "answer", 7));

        write();

        assertThat(rows()).isZero();
        assertThat(queue.hasMore()).isFalse();
    }

    @Test
    void deletesADayWhenItIsOverAndNoOther() {
        add(payload("a", "a", 1));
        add(payload("b", "b", 3));
        write();

        upkeep(Duration.ofDays(1));
        assertThat(rows()).isEqualTo(2);
        upkeep(Duration.ofDays(2));
        upkeep(Duration.ofDays(2));
        assertThat(rows()).isEqualTo(1);
        upkeep(Duration.ofDays(4));
        assertThat(rows()).isZero();
    }

    @Test
    void letsWhatCouldNotBeWrittenWait() {
        run("alter table request_payload rename to away");
        add(payload("prompt", "answer", 7));
        assertThatThrownBy(this::write).isInstanceOf(BadSqlGrammarException.class);
        run("alter table away rename to request_payload");

        write();

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void hasRoomForSoMuchAndGivesItBackWhenItIsWritten() {
        add(payload("a".repeat(BOUND - 10), "b".repeat(10), 7));

        assertThat(queue.take(1)).isFalse();
        queue.drop(0);
        write();

        assertThat(queue.take(BOUND)).isTrue();
        assertThat(metrics.counter("tollgate.payloads", "outcome", "dropped").count())
                .isEqualTo(1);
        assertThat(metrics.counter("tollgate.payloads", "outcome", "captured").count())
                .isEqualTo(1);
    }

    private CapturedPayload add(CapturedPayload payload) {
        assertThat(queue.take(payload.weight())).isTrue();
        queue.add(payload);
        return payload;
    }

    private CapturedPayload payload(String prompt, String answer, int days) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new CapturedPayload(
                organization,
                team,
                IdKind.next(),
                now,
                now.plus(Duration.ofDays(days)),
                body(prompt, prompt.length()),
                body(answer, 900));
    }

    private static CapturedBody body(String text, long size) {
        return new CapturedBody("text/plain", size, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write() {
        writer.write().block(PATIENCE);
    }

    private void upkeep(Duration later) {
        new PayloadUpkeep(postgres, Clock.offset(Clock.systemUTC(), later))
                .run()
                .block(PATIENCE);
    }

    private long rows() {
        return sql.sql("select count(*) from request_payload")
                .mapValue(Long.class)
                .one()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private Sealed stored() {
        return sql.sql("select sealed_key, content from request_payload")
                .map(row -> new Sealed(row.get("sealed_key", byte[].class), row.get("content", byte[].class)))
                .one()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static Optional<Bodies> open(PayloadVault vault, UUID request, Sealed sealed) {
        return vault.open(request, sealed.key(), sealed.content());
    }

    private void run(String statement) {
        sql.sql(statement).then().block(PATIENCE);
    }

    private static MasterKey key(int number) {
        byte[] key = new byte[MasterKey.LENGTH];
        key[0] = (byte) number;
        return new MasterKey(key);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Sealed(byte[] key, byte[] content) {}
}
