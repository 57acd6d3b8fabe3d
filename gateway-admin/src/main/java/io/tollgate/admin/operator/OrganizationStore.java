package io.tollgate.admin.operator;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.limit.LimitStore;
import io.tollgate.admin.limit.Limits;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Organizations in Postgres. */
@Component
class OrganizationStore {

    private static final String SELECT = """
            select id, name, status, fee_percent, own_key_fee_percent, discount_percent, created_at from organization
            """;
    private static final String PAGE =
            SELECT + " where cast(:after as uuid) is null or id > :after order by id limit :limit";
    private static final String ONE = SELECT + " where id = :id";
    private static final String UPDATE = """
            update organization set status = :status, fee_percent = :fee, own_key_fee_percent = :ownKeyFee,
                discount_percent = :discount
            where id = :id
            """;

    private final DatabaseClient database;
    private final LimitStore limits;

    OrganizationStore(DatabaseClient database, LimitStore limits) {
        this.database = database;
        this.limits = limits;
    }

    Mono<Page<Organization>> page(Optional<UUID> after, int limit) {
        return database.sql(PAGE)
                .bind("after", Bind.nullable(UUID.class, after.orElse(null)))
                .bind("limit", limit + 1)
                .map(OrganizationStore::organization)
                .all()
                .concatMap(this::limited)
                .collectList()
                .map(rows -> Page.of(rows, limit, Organization::cursor));
    }

    Mono<Organization> find(UUID id) {
        return database.sql(ONE)
                .bind("id", id)
                .map(OrganizationStore::organization)
                .one()
                .flatMap(this::limited);
    }

    Mono<Organization> update(Organization organization) {
        return database.sql(UPDATE)
                .bind("id", organization.id())
                .bind("status", organization.status())
                .bind("fee", organization.feePercent())
                .bind("ownKeyFee", organization.ownKeyFeePercent())
                .bind("discount", organization.discountPercent())
                .then()
                .then(limits.replace(organization.id(), scope(organization), organization.limits()))
                .thenReturn(organization);
    }

    private Mono<Organization> limited(Organization organization) {
        return limits.find(organization.id(), scope(organization)).map(organization::with);
    }

    private static Scope scope(Organization organization) {
        return new Scope(ScopeKind.ORGANIZATION, organization.id());
    }

    private static Organization organization(Readable row) {
        return new Organization(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("status", String.class),
                row.get("fee_percent", BigDecimal.class),
                row.get("own_key_fee_percent", BigDecimal.class),
                row.get("discount_percent", BigDecimal.class),
                row.get("created_at", Instant.class),
                Limits.NONE);
    }
}
