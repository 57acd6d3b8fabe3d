package io.tollgate.routing.catalogue;

import io.tollgate.billing.redis.ChangeFeed;
import io.tollgate.billing.redis.ChangeFeed.Change.CatalogueChanged;
import io.tollgate.billing.redis.ChangeFeed.Change.Reconnected;
import io.tollgate.routing.catalogue.CatalogueAssembly.Assembled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Keeps the catalogue from Postgres in memory, and stays on the last snapshot while Postgres is silent. */
final class PostgresCatalogueStore implements CatalogueStore {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCatalogueStore.class);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TURN = Duration.ofSeconds(1);

    private final CredentialVault vault;
    private final SharedRead<Catalogue> read;
    private final SharedRead<Catalogue> turns;
    private final Clock clock;
    private volatile PricedCatalogue current = PricedCatalogue.EMPTY;

    /** How far Postgres' clock, by which prices begin, is ahead of this node's. */
    private volatile long aheadMillis;

    private volatile Set<String> known = Set.of();

    PostgresCatalogueStore(DatabaseClient database, CredentialVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
        this.read = new SharedRead<>(Mono.defer(() -> CatalogueDocument.read(database))
                .timeout(READ_TIMEOUT)
                .map(this::take));
        this.turns = new SharedRead<>(read.result(), TURN);
    }

    @Override
    public Catalogue current() {
        PricedCatalogue known = current;
        long now = clock.millis() + aheadMillis;
        return now < known.untilMillis() ? known.catalogue() : repriced(now);
    }

    private synchronized Catalogue repriced(long now) {
        if (now >= current.untilMillis()) {
            current = current.at(Instant.ofEpochMilli(now));
        }
        return current.catalogue();
    }

    @Override
    public Mono<Catalogue> refresh() {
        return read.result();
    }

    @Override
    public Mono<Catalogue> refreshInTurn() {
        return turns.result();
    }

    /** Reads anew whenever a change is told; endless. */
    Mono<Void> follow(ChangeFeed feed) {
        return feed.changes()
                .filter(change -> change instanceof CatalogueChanged || change instanceof Reconnected)
                .onBackpressureLatest()
                .concatMap(change -> refreshIfPossible(), 1)
                .then();
    }

    /** Reads anew, and waits for better times when that fails. */
    Mono<Void> refreshIfPossible() {
        return refresh().then().onErrorResume(this::staysAsItWas);
    }

    private Mono<Void> staysAsItWas(Throwable failure) {
        LOG.warn(
                "the catalogue stays at revision {}: {}",
                current.catalogue().revision(),
                NestedExceptionUtils.getMostSpecificCause(failure).toString());
        return Mono.empty();
    }

    private synchronized Catalogue take(CatalogueDocument document) {
        Assembled assembled = CatalogueAssembly.assemble(document, vault);
        assembled.problems().stream()
                .filter(problem -> !known.contains(problem))
                .forEach(problem -> LOG.warn("left out of the catalogue: {}", problem));
        known = Set.copyOf(assembled.problems());
        aheadMillis = document.now() - clock.millis();
        current = assembled.catalogue();
        return current.catalogue();
    }
}
