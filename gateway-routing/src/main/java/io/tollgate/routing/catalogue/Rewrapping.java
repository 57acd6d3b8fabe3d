package io.tollgate.routing.catalogue;

import io.r2dbc.spi.Readable;
import io.tollgate.billing.tenant.IdKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Wraps every provider's key in the database anew, under the vault's present master key. What is done stays done, so that a
 * pass which was cut off is simply made again.
 */
public final class Rewrapping {

    private static final int BATCH = 200;
    private static final String CREDENTIALS = """
            select cast(null as uuid) as organization_id, cast(null as uuid) as id, slug, sealed from credential
            where slug > :after order by slug limit 200 for update
            """;
    private static final String WRITE_CREDENTIAL = "update credential set sealed = :sealed where slug = :slug";
    private static final String PROVIDER_KEYS = """
            select organization_id, id, cast(null as text) as slug, sealed from provider_key
            where (organization_id, id) > (cast(split_part(:after, ' ', 1) as uuid), cast(split_part(:after, ' ', 2) as uuid))
            order by organization_id, id limit 200 for update
            """;
    private static final String WRITE_PROVIDER_KEY =
            "update provider_key set sealed = :sealed where organization_id = :organization and id = :id";
    private static final String LOCK = "lock table credential, provider_key in share row exclusive mode";
    private static final UUID FIRST = new UUID(0, 0);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final CredentialVault vault;

    public Rewrapping(DatabaseClient database, TransactionalOperator transaction, CredentialVault vault) {
        this.database = database;
        this.transaction = transaction;
        this.vault = vault;
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
        return pass(CREDENTIALS, "")
                .concatWith(pass(PROVIDER_KEYS, FIRST + " " + FIRST))
                .reduce(Outcome.NONE, Outcome::and);
    }

    /** A last pass, during which nobody writes a key, together with what is to be true from then on. */
    public Mono<Outcome> finish(Mono<Void> completion) {
        Mono<Outcome> work = database.sql(LOCK).then().then(pass()).delayUntil(done -> completion);
        return transaction.transactional(work);
    }

    private Flux<Outcome> pass(String select, String after) {
        return batch(select, after)
                .expand(batch -> batch.size() < BATCH
                        ? Mono.empty()
                        : batch(select, batch.get(batch.size() - 1).cursor()))
                .map(Rewrapping::outcome);
    }

    private Mono<List<Row>> batch(String select, String after) {
        Mono<List<Row>> work = database.sql(select)
                .bind("after", after)
                .map(Rewrapping::row)
                .all()
                .collectList()
                .map(rows -> rows.stream().map(this::rewrapped).toList())
                .delayUntil(
                        rows -> Flux.fromIterable(rows).filter(Row::isChanged).concatMap(this::write));
        return transaction.transactional(work);
    }

    private Row rewrapped(Row row) {
        return row.becoming(vault.rewrap(row.name(), row.sealed()));
    }

    private Mono<Void> write(Row row) {
        byte[] sealed = row.after().orElseThrow();
        return (row.slug().isPresent()
                        ? database.sql(WRITE_CREDENTIAL).bind("slug", row.slug().get())
                        : database.sql(WRITE_PROVIDER_KEY)
                                .bind("organization", row.organization())
                                .bind("id", row.id()))
                .bind("sealed", sealed)
                .then();
    }

    private static Outcome outcome(List<Row> rows) {
        return new Outcome(
                rows.stream().filter(Row::isChanged).count(),
                rows.stream()
                        .filter(row -> row.after().isPresent() && !row.isChanged())
                        .count(),
                rows.stream()
                        .filter(row -> row.after().isEmpty())
                        .map(Row::name)
                        .toList());
    }

    private static Row row(Readable row) {
        return new Row(
                Optional.ofNullable(row.get("slug", String.class)),
                Objects.requireNonNullElse(row.get("organization_id", UUID.class), FIRST),
                Objects.requireNonNullElse(row.get("id", UUID.class), FIRST),
                Objects.requireNonNull(row.get("sealed", byte[].class)),
                Optional.empty());
    }

    /**
     * A sealed key.
     *
     * @param slug of the operator's; none for a tenant's own
     * @param after the same under the present master key; empty when it cannot be opened
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Row(Optional<String> slug, UUID organization, UUID id, byte[] sealed, Optional<byte[]> after) {

        String name() {
            return slug.orElseGet(() -> IdKind.PROVIDER_KEY.show(id));
        }

        String cursor() {
            return slug.orElseGet(() -> organization + " " + id);
        }

        boolean isChanged() {
            return after.filter(wrapped -> wrapped != sealed).isPresent();
        }

        Row becoming(Optional<byte[]> wrapped) {
            return new Row(slug, organization, id, sealed, wrapped);
        }
    }
}
