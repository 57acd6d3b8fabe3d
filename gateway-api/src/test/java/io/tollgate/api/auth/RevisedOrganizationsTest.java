package io.tollgate.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.auth.GrantOutcome.Granted;
import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Tenant;
import io.tollgate.api.testing.TestKey;
import io.tollgate.billing.tenant.MasterKey;
import io.tollgate.billing.tenant.SecretHasher;
import io.tollgate.routing.catalogue.CredentialVault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

class RevisedOrganizationsTest extends GatewayTest {

    private static final Duration REFRESH = Duration.ofSeconds(30);
    private static final String REVISE = "update organization set revision = revision + 1 where id = ?";

    @Autowired
    private DatabaseClient database;

    @Autowired
    private SecretHasher hasher;

    @Autowired
    private ReactiveTransactionManager transactions;

    private final AtomicLong ticks = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private Tenant tenant;
    private TestKey key;
    private RevisedOrganizations revised;
    private KeyGrants grants;

    @BeforeEach
    void aKeyThatIsKnown() {
        tenant = tenant();
        key = tenant.issueKey("ci");
        revised = new RevisedOrganizations(database, REFRESH, ticks::get);
        grants = new CachedKeyGrants(
                hasher,
                new ConfirmedGrantStore(this::load, revised),
                new GrantCacheSettings(REFRESH, Duration.ofMinutes(15), Duration.ofSeconds(5), 100L),
                Clock.systemUTC(),
                ticks::get);
        ask();
        revision();
    }

    @Test
    void saveReadingAKeyAgainThatDidNotChange() {
        for (int minute = 0; minute < 30; minute++) {
            pass(Duration.ofSeconds(59));
            ask();
            pass(Duration.ofSeconds(1));
            revision();
        }

        assertThat(reads).hasValue(1);
    }

    @Test
    void makeAChangeFoundWhoseNewsWasLost() {
        long before = revision();
        tenant.execute(REVISE, tenant.organizationId());
        assertThat(revision()).isEqualTo(before);

        ask();

        assertThat(revision()).isEqualTo(before + 1);
        ask();
        revision();
        assertThat(reads).as("found once, not for as long as it is new").hasValue(2);
    }

    @Test
    void leaveAKeyToBeReadAgainWhereNobodyCouldAsk() {
        pass(REFRESH.plusSeconds(1));
        revision();

        assertThat(reads).hasValue(2);
    }

    @Test
    void findAChangeThatWasCommittedAfterTheyWereAskedFor() {
        long before = revision();
        TransactionalOperator.create(transactions)
                .transactional(database.sql("update organization set revision = revision + 1 where id = :id")
                        .bind("id", tenant.organizationId())
                        .then()
                        .then(revised.ask(grants)))
                .block();

        ask();

        assertThat(revision()).isEqualTo(before + 1);
    }

    private Mono<GrantOutcome> load(SecretHash hash) {
        reads.incrementAndGet();
        CredentialVault vault = new CredentialVault(new MasterKey(new byte[MasterKey.LENGTH]), new SecureRandom());
        // There before the cache goes on: it dates what it keeps by when that came.
        return Mono.just(new PostgresGrantStore(database, vault)
                .load(hash)
                .blockOptional()
                .orElseThrow());
    }

    private void ask() {
        revised.ask(grants).block();
    }

    private long revision() {
        return ((Granted) grants.find(key.secret()).blockOptional().orElseThrow())
                .grant()
                .organizationRevision();
    }

    private void pass(Duration time) {
        ticks.addAndGet(time.toNanos());
    }
}
