package io.tollgate.admin.catalogue;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.JsonColumn;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The history of each offering's price, and what is to come; only a version that never held can be taken back. */
@Component
class PriceVersions {

    private static final String PAGE = """
            select v.id, v.valid_from, v.price::text as price, v.list_price::text as list_price, v.free,
                case when v.valid_from > clock_timestamp() then 'scheduled'
                    when exists (select from price_version later
                        where later.offering = v.offering and later.valid_from <= clock_timestamp()
                        and (later.valid_from, later.id) > (v.valid_from, v.id)) then 'past'
                    else 'in_force' end as state
            from price_version v
            where v.offering = :slug
                and (cast(:at as timestamptz) is null or (v.valid_from, v.id) < (:at, :id))
            order by v.valid_from desc, v.id desc limit :limit
            """;
    private static final String WITHDRAW = """
            delete from price_version where offering = :slug and id = :id and valid_from > clock_timestamp()
            returning id, valid_from, price::text as price, list_price::text as list_price, free, 'scheduled' as state
            """;

    private final DatabaseClient database;
    private final CatalogueChanges changes;
    private final JsonColumn json;

    PriceVersions(DatabaseClient database, CatalogueChanges changes, JsonColumn json) {
        this.database = database;
        this.changes = changes;
        this.json = json;
    }

    /** The latest first; an offering that was deleted keeps its history. */
    Mono<Page<PriceVersionView>> page(String slug, @Nullable String cursor, int limit) {
        Optional<After> after = Cursor.read(cursor, parts -> After.of(parts.get(0), parts.get(1)));
        return database.sql(PAGE)
                .bind("slug", slug)
                .bind("at", Bind.nullable(Instant.class, after.map(After::at).orElse(null)))
                .bind("id", Bind.nullable(UUID.class, after.map(After::id).orElse(null)))
                .bind("limit", limit + 1)
                .map(this::view)
                .all()
                .collectList()
                .map(views -> Page.of(views, limit, view -> Cursor.of(view.validFrom(), view.versionId())));
    }

    /** Takes back a version whose time has not come; fails with 404 when there is none such. */
    Mono<Void> withdraw(Caller caller, String slug, String version) {
        Mono<Change<String>> work = Mono.justOrEmpty(uuid(version))
                .flatMap(id -> delete(slug, id))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("scheduled price version", version)))
                .map(from -> new Change<>(slug, withdrawn(slug, from)));
        return changes.make(caller, work).then();
    }

    /** It is in no table any more. */
    private static AuditEntry withdrawn(String slug, PriceVersionView from) {
        return new AuditEntry("price.withdraw", "offering", slug, Map.of("version", from.versionId(), "from", from));
    }

    private Mono<PriceVersionView> delete(String slug, UUID id) {
        return database.sql(WITHDRAW)
                .bind("slug", slug)
                .bind("id", id)
                .map(this::view)
                .one();
    }

    private PriceVersionView view(Readable row) {
        return new PriceVersionView(
                row.get("id", UUID.class).toString(),
                row.get("valid_from", Instant.class),
                row.get("state", String.class),
                json.readTexts(row.get("price", String.class)),
                json.readTexts(row.get("list_price", String.class)),
                row.get("free", Boolean.class));
    }

    private static Optional<UUID> uuid(String written) {
        try {
            return Optional.of(UUID.fromString(written));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where the page before ended. */
    private record After(Instant at, UUID id) {

        static After of(String at, String id) {
            return new After(Instant.parse(at), UUID.fromString(id));
        }
    }
}
