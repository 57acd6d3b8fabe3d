package io.tollgate.admin.price;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.catalogue.CatalogueChanges;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.JsonColumn;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads and changes the prices of all offerings at once. */
@Component
class PriceBook {

    private static final String READ = """
            select o.slug, o.provider, o.upstream_model, v.price::text as price, v.list_price::text as list_price, v.free
            from offering o
            left join lateral (
                select * from price_version p
                where p.offering = o.slug and p.valid_from <= coalesce(cast(:at as timestamptz), clock_timestamp())
                order by p.valid_from desc, p.id desc limit 1
            ) v on true
            order by o.slug
            """;
    private static final String ADD = """
            insert into price_version (id, offering, valid_from, price, list_price)
            values (:id, :slug, coalesce(cast(:at as timestamptz), clock_timestamp()), cast(:price as jsonb),
                cast(:list as jsonb))
            """;

    private final DatabaseClient database;
    private final CatalogueChanges changes;
    private final JsonColumn json;

    PriceBook(DatabaseClient database, CatalogueChanges changes, JsonColumn json) {
        this.database = database;
        this.changes = changes;
        this.json = json;
    }

    /** Every offering with the price at that time, now by default. */
    Mono<List<BookEntry>> read(Optional<Instant> at) {
        return database.sql(READ)
                .bind("at", Bind.nullable(Instant.class, at.orElse(null)))
                .map(this::entry)
                .all()
                .collectList();
    }

    /** What the file would change. */
    Mono<PriceDiff> compare(ImportRequest request) {
        return read(request.validFrom()).map(request::difference).map(Difference::view);
    }

    /** Changes what the file changes, when that is still what the caller was shown. */
    Mono<PriceDiff> apply(Caller caller, ImportRequest request, String token) {
        Mono<Change<PriceDiff>> work = read(request.validFrom())
                .map(request::difference)
                .doOnNext(difference -> difference.mustBe(token))
                .delayUntil(difference -> add(difference, request.validFrom()))
                .map(difference -> new Change<>(difference.view().done(), audit(difference)));
        return changes.make(caller, work);
    }

    private Mono<Void> add(Difference difference, Optional<Instant> validFrom) {
        return Flux.fromIterable(difference.changed())
                .concatMap(entry -> database.sql(ADD)
                        .bind("id", IdKind.next())
                        .bind("slug", entry.offering())
                        .bind("at", Bind.nullable(Instant.class, validFrom.orElse(null)))
                        .bind("price", json.write(entry.price()))
                        .bind("list", json.write(entry.listPrice()))
                        .then())
                .then();
    }

    private BookEntry entry(Readable row) {
        @Nullable String price = row.get("price", String.class);
        @Nullable String list = row.get("list_price", String.class);
        return new BookEntry(
                row.get("slug", String.class),
                row.get("provider", String.class),
                row.get("upstream_model", String.class),
                price == null ? Map.of() : json.readTexts(price),
                list == null ? Map.of() : json.readTexts(list),
                Boolean.TRUE.equals(row.get("free", Boolean.class)));
    }

    private static AuditEntry audit(Difference difference) {
        return new AuditEntry(
                "prices.import",
                "price_book",
                "all",
                Map.of("changes", difference.view().changes()));
    }

    /** A file, read when the offerings are known. */
    record ImportRequest(PriceFormat format, String file, Optional<Instant> validFrom) {

        Difference difference(List<BookEntry> offerings) {
            try {
                return Difference.of(offerings, format.read(file, offerings), validFrom);
            } catch (IllegalArgumentException e) {
                throw Problem.invalid("body", String.valueOf(e.getMessage()));
            }
        }
    }
}
