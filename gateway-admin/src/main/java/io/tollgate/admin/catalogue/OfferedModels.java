package io.tollgate.admin.catalogue;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.catalogue.OfferedModelView.ModelOffering;
import io.tollgate.admin.http.JsonColumn;
import io.tollgate.admin.http.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The models with what tenants are charged for them; what the providers bill stays the operator's. */
@Component
class OfferedModels {

    private static final String OFFERINGS = """
            select o.model, o.slug, o.provider, o.region, o.quantization, v.list_price::text as price, v.free,
                r.data_policy::text as data_policy
            from offering o
            join provider r on r.slug = o.provider
            join lateral (
                select * from price_version p where p.offering = o.slug and p.valid_from <= clock_timestamp()
                order by p.valid_from desc, p.id desc limit 1
            ) v on true
            where o.model = any(:models) order by o.priority, o.slug
            """;

    private static final String PRICES = """
            select v.valid_from, v.list_price::text as price, v.free from price_version v
            where v.offering = :slug and v.valid_from <= clock_timestamp() and exists (select from offering where slug = :slug)
            order by v.valid_from desc, v.id desc limit :limit
            """;
    private static final int MOST_PRICES = 200;

    private final Models models;
    private final DatabaseClient database;
    private final JsonColumn json;

    OfferedModels(Models models, DatabaseClient database, JsonColumn json) {
        this.models = models;
        this.database = database;
        this.json = json;
    }

    Mono<Page<OfferedModelView>> page(@Nullable String cursor, int limit) {
        return models.table().page(cursor, limit).flatMap(this::withOfferings);
    }

    /** What tenants were charged at this offering, the latest first; empty when it is not offered. */
    Mono<List<OfferedPrice>> prices(String slug) {
        return database.sql(PRICES)
                .bind("slug", slug)
                .bind("limit", MOST_PRICES)
                .map(row -> new OfferedPrice(
                        row.get("valid_from", Instant.class),
                        json.readTexts(row.get("price", String.class)),
                        row.get("free", Boolean.class)))
                .all()
                .collectList();
    }

    private Mono<Page<OfferedModelView>> withOfferings(Page<ModelView> page) {
        String[] ids = page.data().stream().map(ModelView::id).toArray(String[]::new);
        return database.sql(OFFERINGS)
                .bind("models", ids)
                .map(this::row)
                .all()
                .collectMultimap(Row::model, Row::offering)
                .map(offerings -> page.map(model -> view(model, offerings)));
    }

    private Row row(Readable row) {
        ModelOffering offering = new ModelOffering(
                row.get("slug", String.class),
                row.get("provider", String.class),
                row.get("region", String.class),
                row.get("quantization", String.class),
                json.readObject(row.get("data_policy", String.class)),
                json.readTexts(row.get("price", String.class)),
                row.get("free", Boolean.class));
        return new Row(row.get("model", String.class), offering);
    }

    private static OfferedModelView view(ModelView model, Map<String, Collection<ModelOffering>> offerings) {
        return new OfferedModelView(
                model.id(),
                model.displayName(),
                model.contextLength(),
                model.maxOutputTokens(),
                model.capabilities(),
                List.copyOf(offerings.getOrDefault(model.id(), List.of())));
    }

    private record Row(String model, ModelOffering offering) {}
}
