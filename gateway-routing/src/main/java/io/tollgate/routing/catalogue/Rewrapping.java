package io.tollgate.routing.catalogue;

import io.tollgate.billing.payload.PayloadVault;
import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Wraps every sealed key in the database anew, under the vaults' present master key. What is done stays done, so that a pass
 * which was cut off is simply made again.
 */
public final class Rewrapping {

    private static final int BATCH = 200;
    private static final String LOCK =
            "lock table credential, provider_key, request_payload in share row exclusive mode";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final List<SealedTable> tables;

    public Rewrapping(
            DatabaseClient database,
            TransactionalOperator transaction,
            CredentialVault credentials,
            PayloadVault payloads) {
        this.database = database;
        this.transaction = transaction;
        this.tables = List.of(
                SealedTable.credentials(credentials),
                SealedTable.providerKeys(credentials),
                SealedTable.payloads(payloads));
    }

    /**
     * What became of the keys.
     *
     * @param unreadable names of those that no master key opens, and that stay as they are
     */
    public record Outcome(long rewrapped, long unchanged, List<String> unreadable) {

        private static final Outcome NONE = new Outcome(0, 0, List.of());

        private Outcome and(Outcome other) {
            List<String> all = new ArrayList<>(unreadable);
            all.addAll(other.unreadable);
            return new Outcome(rewrapped + other.rewrapped, unchanged + other.unchanged, all);
        }
    }

    /** A pass over all keys, in batches that are committed each. */
    public Mono<Outcome> pass() {
        return Flux.fromIterable(tables).concatMap(this::pass).reduce(Outcome.NONE, Outcome::and);
    }

    /** A last pass, during which nobody writes a key, together with what is to be true from then on. */
    public Mono<Outcome> finish(Mono<Void> completion) {
        Mono<Outcome> work = database.sql(LOCK).then().then(pass()).delayUntil(done -> completion);
        return transaction.transactional(work);
    }

    private Flux<Outcome> pass(SealedTable table) {
        return batch(table, table.before())
                .expand(batch -> batch.size() < BATCH
                        ? Mono.empty()
                        : batch(table, batch.get(batch.size() - 1).cursor()))
                .map(Rewrapping::outcome);
    }

    private Mono<List<SealedKey>> batch(SealedTable table, String after) {
        Mono<List<SealedKey>> work = database.sql(table.select())
                .bind("after", after)
                .map(table::key)
                .all()
                .collectList()
                .delayUntil(keys ->
                        Flux.fromIterable(keys).filter(SealedKey::isChanged).concatMap(key -> write(table, key)));
        return transaction.transactional(work);
    }

    private Mono<Void> write(SealedTable table, SealedKey key) {
        return database.sql(table.write())
                .bind("cursor", key.cursor())
                .bind("sealed", key.after().orElseThrow())
                .then();
    }

    private static Outcome outcome(List<SealedKey> keys) {
        return new Outcome(
                keys.stream().filter(SealedKey::isChanged).count(),
                keys.stream()
                        .filter(key -> key.after().isPresent() && !key.isChanged())
                        .count(),
                keys.stream()
                        .filter(key -> key.after().isEmpty())
                        .map(SealedKey::name)
                        .toList());
    }
}
