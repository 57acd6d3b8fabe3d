package io.tollgate.admin.providerkey;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.catalogue.ProviderDirectory;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Page;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.routing.catalogue.ProviderEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tenants' own keys in Postgres. */
@Component
class ProviderKeyStore {

    private static final String COLUMNS = "p.id, p.provider, p.name, p.hint, p.precedence, p.created_at, p.verified_at";
    private static final String PAGE = "select " + COLUMNS + """
             from provider_key p
            where p.organization_id = :organization and (cast(:after as uuid) is null or p.id > :after)
            order by p.id limit :limit
            """;
    private static final String ONE =
            "select " + COLUMNS + " from provider_key p where p.organization_id = :organization and p.id = :id";
    private static final String INSERT = """
            insert into provider_key (organization_id, id, provider, name, sealed, hint, precedence, verified_at)
            values (:organization, :id, :provider, :name, :sealed, :hint, :precedence, :verified)
            """;
    private static final String UPDATE = """
            update provider_key set name = coalesce(:name, name), precedence = coalesce(:precedence, precedence),
                sealed = coalesce(:sealed, sealed), hint = coalesce(:hint, hint),
                verified_at = case when cast(:sealed as bytea) is null then verified_at else :verified end
            where organization_id = :organization and id = :id
            """;
    private static final String VERIFIED =
            "update provider_key set verified_at = :verified where organization_id = :organization and id = :id";
    private static final String DELETE = "delete from provider_key where organization_id = :organization and id = :id";
    private static final String SEALED =
            "select p.sealed from provider_key p where p.organization_id = :organization and p.id = :id";

    private final DatabaseClient database;
    private final ProviderDirectory providers;

    ProviderKeyStore(DatabaseClient database, ProviderDirectory providers) {
        this.database = database;
        this.providers = providers;
    }

    /** A key as it is to be written; what is empty stays as it was. */
    record Written(
            Optional<String> name,
            Optional<Precedence> precedence,
            Optional<byte[]> sealed,
            Optional<String> hint,
            Optional<Instant> verifiedAt) {}

    Mono<Page<ProviderKeyView>> page(UUID organization, Optional<UUID> after, int limit) {
        return database.sql(PAGE)
                .bind("organization", organization)
                .bind("after", Bind.nullable(UUID.class, after.orElse(null)))
                .bind("limit", limit + 1)
                .map(ProviderKeyStore::view)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> Cursor.of(IdKind.PROVIDER_KEY.read(row.id()).orElseThrow())));
    }

    Mono<ProviderKeyView> get(UUID organization, UUID id) {
        return one(ONE, organization, id).map(ProviderKeyStore::view).one();
    }

    Mono<byte[]> sealed(UUID organization, UUID id) {
        return one(SEALED, organization, id)
                .map(row -> row.get("sealed", byte[].class))
                .one();
    }

    /** The provider of this slug; empty when there is none that this version can speak to. */
    Mono<ProviderEntry> provider(String slug) {
        return providers.find(slug);
    }

    Mono<Void> insert(UUID organization, UUID id, String provider, Written key) {
        return bound(database.sql(INSERT), organization, id, key)
                .bind("provider", provider)
                .then();
    }

    Mono<Void> update(UUID organization, UUID id, Written key) {
        return bound(database.sql(UPDATE), organization, id, key).then();
    }

    Mono<Void> verified(UUID organization, UUID id, Optional<Instant> at) {
        return one(VERIFIED, organization, id)
                .bind("verified", Bind.nullable(Instant.class, at.orElse(null)))
                .then();
    }

    Mono<Void> delete(UUID organization, UUID id) {
        return one(DELETE, organization, id).then();
    }

    private DatabaseClient.GenericExecuteSpec one(String sql, UUID organization, UUID id) {
        return database.sql(sql).bind("organization", organization).bind("id", id);
    }

    private static DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec statement, UUID organization, UUID id, Written key) {
        return statement
                .bind("organization", organization)
                .bind("id", id)
                .bind("name", Bind.nullable(String.class, key.name().orElse(null)))
                .bind(
                        "precedence",
                        Bind.nullable(
                                String.class,
                                key.precedence().map(Precedence::label).orElse(null)))
                .bind("sealed", Bind.nullable(byte[].class, key.sealed().orElse(null)))
                .bind("hint", Bind.nullable(String.class, key.hint().orElse(null)))
                .bind("verified", Bind.nullable(Instant.class, key.verifiedAt().orElse(null)));
    }

    private static ProviderKeyView view(Readable row) {
        return new ProviderKeyView(
                IdKind.PROVIDER_KEY.show(row.get("id", UUID.class)),
                row.get("provider", String.class),
                row.get("name", String.class),
                row.get("hint", String.class),
                row.get("precedence", String.class),
                row.get("created_at", Instant.class),
                row.get("verified_at", Instant.class));
    }
}
