package io.tollgate.admin.catalogue;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.catalogue.OfferingView.OfferingPrice;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.JsonColumn;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The offerings of the catalogue; a new price is a new version, and a version never changes. */
@Component
class Offerings {

    private static final String SELECT = """
            select c.slug, c.model, c.provider, c.upstream_model, c.region, c.quantization, c.supported_parameters, c.priority, c.weight,
                c.batch_limit, c.context_length, c.max_output_tokens, c.updated_at, v.id as version, v.valid_from, v.price::text as price, v.list_price::text as list_price,
                v.free
            from offering c
            left join lateral (
                select * from price_version p where p.offering = c.slug and p.valid_from <= clock_timestamp()
                order by p.valid_from desc, p.id desc limit 1
            ) v on true
            """;
    private static final String MISSING = """
            select exists (select 1 from model where id = :model) as model,
                exists (select 1 from provider where slug = :provider) as provider
            """;
    private static final String UPSERT = """
            insert into offering (slug, model, provider, upstream_model, region, quantization, supported_parameters,
                priority, weight, batch_limit, context_length, max_output_tokens)
            values (:slug, :model, :provider, :upstream, :region, :quantization, :parameters, :priority, :weight,
                :batch, :context, :output)
            on conflict (slug) do update set model = excluded.model, provider = excluded.provider,
                upstream_model = excluded.upstream_model, region = excluded.region,
                quantization = excluded.quantization, supported_parameters = excluded.supported_parameters,
                priority = excluded.priority, weight = excluded.weight,
                batch_limit = excluded.batch_limit, context_length = excluded.context_length,
                max_output_tokens = excluded.max_output_tokens, updated_at = now()
            returning (xmax = 0) as created
            """;
    private static final String ADD_VERSION = """
            insert into price_version (id, offering, valid_from, price, list_price, free)
            select :id, :slug, n.begin, n.price, n.list_price, n.free
            from (select cast(:price as jsonb) as price, cast(:list as jsonb) as list_price, :free as free,
                coalesce(cast(:begin as timestamptz), clock_timestamp()) as begin) n
            where not exists (
                select 1 from (
                    select * from price_version p where p.offering = :slug and p.valid_from <= n.begin
                    order by p.valid_from desc, p.id desc limit 1
                ) v where v.price = n.price and v.list_price = n.list_price and v.free = n.free)
            """;

    private final CatalogueTable<OfferingView> table;
    private final CatalogueChanges changes;
    private final JsonColumn json;
    private final Clock clock;

    Offerings(DatabaseClient database, CatalogueChanges changes, JsonColumn json, Clock clock) {
        this.table = new CatalogueTable<>(database, "offering", "slug", SELECT, this::view, OfferingView::slug);
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    CatalogueTable<OfferingView> table() {
        return table;
    }

    Mono<Put<OfferingView>> put(Caller caller, String slug, @Nullable String ifMatch, OfferingRequest body) {
        OfferingFields asked = OfferingFields.read(slug, body, clock.instant());
        return changes.make(
                caller, table.put(slug, ifMatch, writing(slug, asked)).map(change -> change.and(scheduled(asked))));
    }

    /** Checks at once, and writes inside the transaction of whoever subscribes; whether it is new. */
    Mono<Boolean> writing(String slug, OfferingRequest body) {
        return writing(slug, OfferingFields.read(slug, body, clock.instant()));
    }

    Mono<Void> delete(Caller caller, String slug) {
        return changes.make(caller, table.deletion(slug)).then();
    }

    private Mono<Boolean> writing(String slug, OfferingFields asked) {
        return references(asked).then(upsert(slug, asked)).delayUntil(created -> addVersion(slug, asked));
    }

    /** What the audit log says besides: the offering itself shows the price in force. */
    private static Map<String, Object> scheduled(OfferingFields asked) {
        return asked.price()
                .flatMap(price -> asked.validFrom()
                        .map(from -> Map.<String, Object>of(
                                "scheduled",
                                Map.of(
                                        "valid_from", from,
                                        "price", price.price(),
                                        "list_price", price.listPrice(),
                                        "free", price.free()))))
                .orElse(Map.of());
    }

    private Mono<Void> references(OfferingFields asked) {
        return table.database()
                .sql(MISSING)
                .bind("model", asked.model())
                .bind("provider", asked.provider())
                .map(Offerings::found)
                .one()
                .doOnNext(found -> found.check(asked))
                .then();
    }

    private Mono<Boolean> upsert(String slug, OfferingFields asked) {
        return table.database()
                .sql(UPSERT)
                .bind("slug", slug)
                .bind("model", asked.model())
                .bind("provider", asked.provider())
                .bind("upstream", asked.upstreamModel())
                .bind("region", Bind.nullable(String.class, asked.region().orElse(null)))
                .bind(
                        "quantization",
                        Bind.nullable(String.class, asked.quantization().orElse(null)))
                .bind(
                        "parameters",
                        Bind.nullable(
                                String[].class,
                                asked.supportedParameters()
                                        .map(names -> names.toArray(String[]::new))
                                        .orElse(null)))
                .bind("priority", asked.priority())
                .bind("weight", asked.weight())
                .bind("batch", Bind.nullable(Integer.class, asked.batchLimit().orElse(null)))
                .bind("context", Bind.nullable(Long.class, asked.contextLength().orElse(null)))
                .bind(
                        "output",
                        Bind.nullable(Long.class, asked.maxOutputTokens().orElse(null)))
                .map(row -> row.get("created", Boolean.class))
                .one();
    }

    private Mono<Void> addVersion(String slug, OfferingFields asked) {
        return Mono.justOrEmpty(asked.price())
                .flatMap(price -> table.database()
                        .sql(ADD_VERSION)
                        .bind("id", IdKind.next())
                        .bind("slug", slug)
                        .bind("price", json.write(price.price()))
                        .bind("list", json.write(price.listPrice()))
                        .bind("free", price.free())
                        .bind(
                                "begin",
                                Bind.nullable(Instant.class, asked.validFrom().orElse(null)))
                        .then());
    }

    private OfferingView view(Readable row) {
        return new OfferingView(
                row.get("slug", String.class),
                row.get("model", String.class),
                row.get("provider", String.class),
                row.get("upstream_model", String.class),
                row.get("region", String.class),
                row.get("quantization", String.class),
                parameters(row.get("supported_parameters", String[].class)),
                row.get("priority", Integer.class),
                row.get("weight", Integer.class),
                row.get("batch_limit", Integer.class),
                row.get("context_length", Long.class),
                row.get("max_output_tokens", Long.class),
                price(row),
                row.get("updated_at", Instant.class));
    }

    private static @Nullable List<String> parameters(String @Nullable [] names) {
        return names == null ? null : List.of(names);
    }

    private @Nullable OfferingPrice price(Readable row) {
        @Nullable UUID version = row.get("version", UUID.class);
        return version == null
                ? null
                : new OfferingPrice(
                        version.toString(),
                        row.get("valid_from", Instant.class),
                        json.readTexts(row.get("price", String.class)),
                        json.readTexts(row.get("list_price", String.class)),
                        row.get("free", Boolean.class));
    }

    private static References found(Readable row) {
        return new References(row.get("model", Boolean.class), row.get("provider", Boolean.class));
    }

    /** Which of an offering's references are there. */
    private record References(boolean model, boolean provider) {

        void check(OfferingFields asked) {
            if (!model) {
                throw Problem.invalid("model", "there is no model '" + asked.model() + "': PUT it first");
            }
            if (!provider) {
                throw Problem.invalid("provider", "there is no provider '" + asked.provider() + "': PUT it first");
            }
        }
    }
}
