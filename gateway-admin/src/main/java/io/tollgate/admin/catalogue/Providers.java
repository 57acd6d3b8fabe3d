package io.tollgate.admin.catalogue;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.JsonColumn;
import io.tollgate.routing.call.AddressPolicy;
import io.tollgate.routing.catalogue.Presets;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.Wire;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The providers of the catalogue. */
@Component
class Providers {

    private static final String SELECT =
            "select c.slug, c.display_name, c.protocol, c.base_url, c.preset, c.wire::text as wire,"
                    + " c.data_policy::text as data_policy, c.updated_at from provider c";
    private static final List<String> PROMISES = List.of("training", "retention");
    private static final String UPSERT = """
            insert into provider (slug, display_name, protocol, base_url, preset, wire, data_policy)
            values (:slug, :name, :protocol, :url, :preset, cast(:wire as jsonb), cast(:policy as jsonb))
            on conflict (slug) do update set display_name = excluded.display_name, protocol = excluded.protocol,
                base_url = excluded.base_url, preset = excluded.preset, wire = excluded.wire, data_policy = excluded.data_policy, updated_at = now()
            returning (xmax = 0) as created
            """;

    private final CatalogueTable<ProviderView> table;
    private final CatalogueChanges changes;
    private final BaseUrls baseUrls;
    private final JsonColumn json;
    private final Presets presets;

    Providers(
            DatabaseClient database,
            CatalogueChanges changes,
            AddressPolicy addresses,
            JsonColumn json,
            Presets presets) {
        this.table = new CatalogueTable<>(database, "provider", "slug", SELECT, this::view, ProviderView::slug);
        this.changes = changes;
        this.baseUrls = new BaseUrls(addresses);
        this.json = json;
        this.presets = presets;
    }

    CatalogueTable<ProviderView> table() {
        return table;
    }

    Mono<Put<ProviderView>> put(Caller caller, String slug, @Nullable String ifMatch, ProviderRequest said) {
        Mono<Boolean> writing = writing(slug, said);
        return changes.make(caller, table.put(slug, ifMatch, writing));
    }

    /** Checks at once, and writes inside the transaction of whoever subscribes; whether it is new. */
    Mono<Boolean> writing(String slug, ProviderRequest said) {
        ProviderRequest body = completed(said);
        check(slug, body);
        return upsert(slug, body);
    }

    Mono<Void> delete(Caller caller, String slug) {
        return changes.make(caller, table.deletion(slug)).then();
    }

    private ProviderRequest completed(ProviderRequest said) {
        return Optional.ofNullable(said.preset())
                .flatMap(presets::find)
                .map(said::completedBy)
                .orElse(said);
    }

    private void check(String slug, ProviderRequest body) {
        Fields fields = new Fields();
        CatalogueFields.slug(fields, slug);
        fields.require(
                body.preset() == null || presets.find(body.preset()).isPresent(),
                "preset",
                "'" + body.preset() + "' is none; GET /api/operator/presets lists them");
        checkWire(fields, body.wire());
        fields.text("display_name", body.displayName(), CatalogueFields.MAX_NAME);
        String protocol = fields.text("protocol", body.protocol(), CatalogueFields.MAX_NAME);
        fields.require(
                protocol.isEmpty() || Protocol.of(protocol).isPresent(),
                "protocol",
                "'" + protocol + "' is none that this version speaks: " + protocols());
        String url = fields.text("base_url", body.baseUrl(), 2000);
        Optional<String> fault = url.isEmpty() ? Optional.empty() : baseUrls.fault(url);
        fault.ifPresent(message -> fields.reject("base_url", message));
        PROMISES.forEach(promise -> checkPromise(fields, promise, body.dataPolicy()));
        fields.raise();
    }

    private static void checkWire(Fields fields, @Nullable Map<String, Object> wire) {
        try {
            Wire.of(wire == null ? Map.of() : wire);
        } catch (IllegalArgumentException e) {
            fields.reject("wire", String.valueOf(e.getMessage()));
        }
    }

    /** Routing relies on these two; what else the policy says is for people. */
    private static void checkPromise(Fields fields, String promise, @Nullable Map<String, Object> policy) {
        fields.require(
                policy == null || !policy.containsKey(promise) || policy.get(promise) instanceof Boolean,
                "data_policy." + promise,
                "must be true or false; only false is a promise");
    }

    private Mono<Boolean> upsert(String slug, ProviderRequest body) {
        var insert = table.database().sql(UPSERT);
        return (body.preset() == null ? insert.bindNull("preset", String.class) : insert.bind("preset", body.preset()))
                .bind("wire", json.write(body.wire() == null ? Map.of() : body.wire()))
                .bind("slug", slug)
                .bind("name", String.valueOf(body.displayName()).strip())
                .bind("protocol", String.valueOf(body.protocol()).strip())
                .bind("url", BaseUrls.tidy(String.valueOf(body.baseUrl())))
                .bind("policy", json.write(body.dataPolicy() == null ? Map.of() : body.dataPolicy()))
                .map(row -> row.get("created", Boolean.class))
                .one();
    }

    private ProviderView view(Readable row) {
        return new ProviderView(
                row.get("slug", String.class),
                row.get("display_name", String.class),
                row.get("protocol", String.class),
                row.get("base_url", String.class),
                row.get("preset", String.class),
                json.readObject(row.get("wire", String.class)),
                json.readObject(row.get("data_policy", String.class)),
                row.get("updated_at", Instant.class));
    }

    private static String protocols() {
        return Arrays.stream(Protocol.values()).map(Protocol::label).collect(Collectors.joining(", "));
    }
}
