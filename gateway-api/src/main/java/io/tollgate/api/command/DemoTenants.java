package io.tollgate.api.command;

import io.r2dbc.spi.Readable;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.Rates;
import io.tollgate.billing.price.Tariff;
import io.tollgate.billing.price.Terms;
import io.tollgate.billing.tenant.Spender;
import io.tollgate.billing.usage.UsageEvent.Served;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what usage can be invented of. */
final class DemoTenants {

    private static final String TERMS = """
            select discount_percent, fee_percent, own_key_fee_percent from organization where id = :organization
            """;

    private static final String KEYS = """
            select o.shard, k.team_id, k.id, k.member_id, k.tags::text as tags
              from virtual_key k join organization o on o.id = k.organization_id
             where k.organization_id = :organization and k.revoked_at is null
             order by k.created_at, k.id
            """;

    private static final String OFFERINGS = """
            select o.slug, o.model, o.provider, o.upstream_model, c.slug as credential, v.id as version,
                   v.price::text as price, v.list_price::text as list_price, v.free
              from offering o
              join lateral (select slug from credential where provider = o.provider order by slug limit 1) c on true
              join lateral (select * from price_version where offering = o.slug and valid_from <= now()
                             order by valid_from desc limit 1) v on true
             order by o.slug
            """;

    private static final String HAS_PAST = """
            select exists (select from usage_record
                            where organization_id = :organization and accounting_day < (now() at time zone 'UTC')::date - 1)
            """;

    /** What is invented was charged at these prices, so they must have held by then. */
    private static final String HELD_BEFORE = """
            update price_version v set valid_from = :from
             where v.valid_from > :from and v.id = any(:versions)
               and not exists (select from price_version earlier
                                where earlier.offering = v.offering and earlier.valid_from < v.valid_from)
            """;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final DatabaseClient database;

    DemoTenants(DatabaseClient database) {
        this.database = database;
    }

    /** Whether it was used before yesterday. */
    Mono<Boolean> hasPast(UUID organization) {
        return database.sql(HAS_PAST)
                .bind("organization", organization)
                .mapValue(Boolean.class)
                .one();
    }

    /** Empty when there is no such organization. */
    Mono<DemoTenant> find(UUID organization) {
        Mono<Terms> terms = database.sql(TERMS)
                .bind("organization", organization)
                .map(row -> new Terms(
                        decimal(row, "discount_percent"),
                        decimal(row, "fee_percent"),
                        decimal(row, "own_key_fee_percent")))
                .one();
        Mono<List<DemoKey>> keys = database.sql(KEYS)
                .bind("organization", organization)
                .map(row -> key(organization, row))
                .all()
                .collectList();
        Mono<List<DemoOffering>> offerings =
                database.sql(OFFERINGS).map(DemoTenants::offering).all().collectList();
        return terms.flatMap(found -> keys.flatMap(all -> offerings.map(sold -> new DemoTenant(all, sold, found))));
    }

    /** Lets the offerings' first prices begin as early as this. */
    Mono<Void> hadPricesSince(Instant from, DemoTenant tenant) {
        UUID[] versions = tenant.offerings().stream()
                .map(offering -> offering.price().id())
                .toArray(UUID[]::new);
        return database.sql(HELD_BEFORE)
                .bind("from", from)
                .bind("versions", versions)
                .then();
    }

    private static DemoKey key(UUID organization, Readable row) {
        Spender spender = new Spender(
                organization,
                Objects.requireNonNull(row.get("shard", Integer.class)),
                Objects.requireNonNull(row.get("team_id", UUID.class)),
                Objects.requireNonNull(row.get("id", UUID.class)),
                Optional.ofNullable(row.get("member_id", UUID.class)));
        return new DemoKey(spender, texts(row, "tags"));
    }

    private static DemoOffering offering(Readable row) {
        UUID version = Objects.requireNonNull(row.get("version", UUID.class));
        boolean free = Boolean.TRUE.equals(row.get("free", Boolean.class));
        return new DemoOffering(
                text(row, "model"),
                new Served(
                        text(row, "provider"), text(row, "slug"), text(row, "credential"), text(row, "upstream_model")),
                free
                        ? new PriceVersion(version, Rates.FREE, Rates.FREE)
                        : new PriceVersion(
                                version, Tariff.parse(texts(row, "price")), Tariff.parse(texts(row, "list_price"))));
    }

    private static Map<String, String> texts(Readable row, String column) {
        return JsonMapper.shared().readValue(text(row, column), TEXTS);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static BigDecimal decimal(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, BigDecimal.class));
    }
}
