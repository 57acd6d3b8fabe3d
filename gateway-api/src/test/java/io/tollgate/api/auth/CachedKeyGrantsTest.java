package io.tollgate.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.auth.GrantOutcome.Granted;
import io.tollgate.api.auth.GrantOutcome.Refused;
import io.tollgate.api.error.KeyErrors;
import io.tollgate.billing.price.Terms;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.MasterKey;
import io.tollgate.routing.policy.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class CachedKeyGrantsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String SECRET = "sk-tg-one";

    private final MasterKey masterKey = new MasterKey(new byte[MasterKey.LENGTH]);
    private final SecretHash hash = SecretHash.of(masterKey.secretHasher().hash(SECRET));
    private final UUID organization = IdKind.next();
    private final AtomicLong ticks = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final Map<SecretHash, GrantOutcome> stored = new HashMap<>();
    private Mono<Void> storeAnswers = Mono.empty();

    private final KeyGrants grants = new CachedKeyGrants(
            masterKey.secretHasher(),
            new FailFastGrantStore(this::load, ticks::get),
            new GrantCacheSettings(Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofSeconds(5), 100L),
            Clock.fixed(NOW, ZoneOffset.UTC),
            ticks::get);

    @Test
    void readsAKeyOnce() {
        stored.put(hash, new Granted(grant(1, Optional.empty())));

        assertThat(revision()).isEqualTo(1);
        assertThat(revision()).isEqualTo(1);

        assertThat(reads).hasValue(1);
    }

    @Test
    void asksOnceForAllWhoWait() {
        stored.put(hash, new Granted(grant(1, Optional.empty())));
        Sinks.Empty<Void> gate = Sinks.empty();
        storeAnswers = gate.asMono();

        var first = grants.find(SECRET).toFuture();
        var second = grants.find(SECRET).toFuture();
        first.cancel(true);
        gate.tryEmitEmpty();

        assertThat(second.join()).isInstanceOf(Granted.class);
        assertThat(reads).hasValue(1);
    }

    @Test
    void forgetsAnUnknownKeyAfterFiveSeconds() {
        assertThat(code()).isEqualTo("invalid_api_key");
        assertThat(code()).isEqualTo("invalid_api_key");
        assertThat(reads).hasValue(1);

        pass(Duration.ofSeconds(6));
        stored.put(hash, new Granted(grant(1, Optional.empty())));

        assertThat(revision()).isEqualTo(1);
    }

    @Test
    void refreshesBesideTheRequestAfterThirtySeconds() {
        stored.put(hash, new Granted(grant(1, Optional.empty())));
        revision();
        stored.put(hash, new Granted(grant(2, Optional.empty())));

        pass(Duration.ofSeconds(31));
        revision();

        assertThat(revision()).isEqualTo(2);
        assertThat(reads).hasValue(2);
    }

    @Test
    void servesAKnownKeyForFifteenMinutesWhileTheStoreIsSilent() {
        stored.put(hash, new Granted(grant(1, Optional.empty())));
        revision();
        storeAnswers = Mono.error(new TimeoutException("silent"));

        pass(Duration.ofMinutes(14));
        assertThat(revision()).isEqualTo(1);
        assertThat(revision()).isEqualTo(1);
        assertThat(reads).as("not once a request").hasValue(2);

        pass(Duration.ofMinutes(2));
        assertThat(code()).isEqualTo("key_store_unavailable");
    }

    @Test
    void neverCallsAKeyInvalidThatItCannotCheck() {
        storeAnswers = Mono.error(new TimeoutException("silent"));

        assertThat(refusal(grants.find(SECRET)).error().status()).isEqualTo(503);

        storeAnswers = Mono.empty();
        pass(Duration.ofSeconds(2));
        assertThat(refusal(grants.find(SECRET)).error().status()).isEqualTo(401);
    }

    @Test
    void judgesExpiryAtEachUse() {
        stored.put(hash, new Granted(grant(1, Optional.of(NOW))));

        assertThat(refusal(grants.find(SECRET)).error().message()).contains("expired at 2026-11-21T12:00:00Z");
    }

    @Test
    void reloadsAStaleGrantOnceForAllWhoHoldIt() {
        KeyGrant stale = grant(1, Optional.empty());
        stored.put(hash, new Granted(stale));
        revision();
        stored.put(hash, new Refused(KeyErrors.revoked("ci")));

        assertThat(refusal(grants.reload(stale)).error().message()).contains("revoked");
        assertThat(refusal(grants.find(SECRET)).error().message()).contains("revoked");
        assertThat(reads).hasValue(2);
    }

    @Test
    void keepsANewerGrantWhenAnOlderOneIsReportedStale() {
        stored.put(hash, new Granted(grant(2, Optional.empty())));
        revision();

        grants.reload(grant(1, Optional.empty())).block();

        assertThat(reads).hasValue(1);
    }

    @Test
    void forgetsOnlyTheOrganizationThatChanged() {
        stored.put(hash, new Granted(grant(1, Optional.empty())));
        revision();

        grants.forget(IdKind.next(), 2);
        revision();
        assertThat(reads).hasValue(1);

        grants.forget(organization, 2);
        revision();
        assertThat(reads).hasValue(2);
    }

    @Test
    void keepsWhatIsAsNewAsTheNews() {
        stored.put(hash, new Granted(grant(2, Optional.empty())));
        revision();

        grants.forget(organization, 2);
        revision();

        assertThat(reads).hasValue(1);
    }

    private Mono<GrantOutcome> load(SecretHash wanted) {
        reads.incrementAndGet();
        GrantOutcome outcome = stored.getOrDefault(wanted, new Refused(KeyErrors.unknown()));
        return storeAnswers.thenReturn(outcome);
    }

    private long revision() {
        return ((Granted) grants.find(SECRET).blockOptional().orElseThrow())
                .grant()
                .organizationRevision();
    }

    private String code() {
        return refusal(grants.find(SECRET)).error().code();
    }

    private static Refused refusal(Mono<GrantOutcome> outcome) {
        return (Refused) outcome.blockOptional().orElseThrow();
    }

    private void pass(Duration time) {
        ticks.addAndGet(time.toNanos());
    }

    private KeyGrant grant(long revision, Optional<Instant> expiresAt) {
        return new KeyGrant(
                hash,
                organization,
                0,
                revision,
                "Acme",
                Terms.NONE,
                IdKind.next(),
                "search",
                Optional.empty(),
                IdKind.next(),
                "ci",
                Policy.NONE,
                Map.of(),
                expiresAt,
                KeyLimits.NONE);
    }
}
