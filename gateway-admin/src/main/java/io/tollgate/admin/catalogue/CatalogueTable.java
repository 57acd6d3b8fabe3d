package io.tollgate.admin.catalogue;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the tables of the operator have in common: a text as the key, and pages in its order.
 *
 * @param name of the table, and of what a row is, in the audit log too
 * @param key the key's column
 * @param select reads rows, up to the condition
 */
public record CatalogueTable<V extends Record>(
        DatabaseClient database,
        String name,
        String key,
        String select,
        Function<Readable, V> row,
        Function<V, String> id) {

    public Mono<Page<V>> page(@Nullable String cursor, int limit) {
        Optional<String> after = Cursor.read(cursor, parts -> parts.get(0));
        String sql = select + " where cast(:after as text) is null or c." + key + " > :after order by c." + key
                + " limit :limit";
        return database.sql(sql)
                .bind("after", Bind.nullable(String.class, after.orElse(null)))
                .bind("limit", limit + 1)
                .map(row)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, view -> Cursor.of(id.apply(view))));
    }

    /** Every row, in the order of the keys. */
    public Flux<V> all() {
        return database.sql(select + " order by c." + key).map(row).all();
    }

    /** The row with this key; fails with 404 when there is none. */
    public Mono<V> get(String wanted) {
        return one(wanted).switchIfEmpty(Mono.error(() -> Problem.notFound(name, wanted)));
    }

    /**
     * A change that makes or replaces the row with this key, held to the version that the caller has read when they insist on
     * it.
     *
     * @param writing tells whether the row is new
     */
    public Mono<Change<Put<V>>> put(String wanted, @Nullable String ifMatch, Mono<Boolean> writing) {
        return one(wanted)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(before -> check(ifMatch, before))
                .flatMap(before -> writing.zipWhen(
                        created -> get(wanted),
                        (created, after) -> new Change<>(
                                new Put<>(after, created), AuditEntry.of(name + ".put", name, wanted, before, after))));
    }

    /** A change that deletes the row with this key. */
    public Mono<Change<V>> deletion(String wanted) {
        return get(wanted)
                .flatMap(before -> delete(wanted)
                        .thenReturn(new Change<>(
                                before, new AuditEntry(name + ".delete", name, wanted, Map.of("from", before)))));
    }

    private void check(@Nullable String ifMatch, Optional<V> before) {
        if (ifMatch != null) {
            ETags.check(ifMatch, before.orElseThrow(Problem::changedMeanwhile));
        }
    }

    /** Deletes the row with this key; fails with 404 when there is none and with 409 when others need it. */
    public Mono<Void> delete(String wanted) {
        return database.sql("delete from " + name + " where " + key + " = :id")
                .bind("id", wanted)
                .fetch()
                .rowsUpdated()
                .filter(deleted -> deleted > 0)
                .switchIfEmpty(Mono.error(() -> Problem.notFound(name, wanted)))
                .onErrorMap(CatalogueTable::isUsed, used -> inUse(wanted))
                .then();
    }

    private Mono<V> one(String wanted) {
        return database.sql(select + " where c." + key + " = :id")
                .bind("id", wanted)
                .map(row)
                .one();
    }

    /** SQLSTATE 23503: a row elsewhere refers to this one. */
    private static boolean isUsed(Throwable failure) {
        return failure instanceof DataIntegrityViolationException
                && failure.getCause() instanceof R2dbcException refusal
                && "23503".equals(refusal.getSqlState());
    }

    private Problem inUse(String wanted) {
        return new Problem(
                HttpStatus.CONFLICT,
                "in_use",
                "the " + name + " " + wanted + " is in use: delete what belongs to it (offerings, credentials) first");
    }
}
