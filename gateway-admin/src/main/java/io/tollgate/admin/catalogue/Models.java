package io.tollgate.admin.catalogue;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.routing.RoutingBody;
import io.tollgate.admin.routing.RoutingView;
import io.tollgate.routing.catalogue.Capability;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The models of the catalogue. */
@Component
class Models {

    private static final String SELECT = """
            select c.id, c.display_name, c.context_length, c.max_output_tokens, c.capabilities, c.downshift,
                   c.routing::text as routing, c.updated_at
            from model c
            """;
    private static final String UPSERT = """
            insert into model (id, display_name, context_length, max_output_tokens, capabilities, downshift, routing)
            values (:id, :name, :context, :output, :capabilities, :downshift, cast(:routing as jsonb))
            on conflict (id) do update set display_name = excluded.display_name,
                context_length = excluded.context_length, max_output_tokens = excluded.max_output_tokens,
                capabilities = excluded.capabilities, downshift = excluded.downshift, routing = excluded.routing,
                updated_at = now()
            returning (xmax = 0) as created
            """;

    private final CatalogueTable<ModelView> table;
    private final CatalogueChanges changes;

    Models(DatabaseClient database, CatalogueChanges changes) {
        this.table = new CatalogueTable<>(database, "model", "id", SELECT, Models::view, ModelView::id);
        this.changes = changes;
    }

    CatalogueTable<ModelView> table() {
        return table;
    }

    Mono<Put<ModelView>> put(Caller caller, String id, @Nullable String ifMatch, ModelRequest body) {
        Mono<Boolean> writing = writing(id, body);
        return changes.make(caller, table.put(id, ifMatch, writing));
    }

    /** Checks at once, and writes inside the transaction of whoever subscribes; whether it is new. */
    Mono<Boolean> writing(String id, ModelRequest body) {
        return upsert(id, body, checked(id, body));
    }

    Mono<Void> delete(Caller caller, String id) {
        return changes.make(caller, table.deletion(id)).then();
    }

    /** The routing document as it is stored. */
    private static Optional<String> checked(String id, ModelRequest body) {
        Fields fields = new Fields();
        CatalogueFields.modelId(fields, id);
        fields.text("display_name", body.displayName(), CatalogueFields.MAX_NAME);
        CatalogueFields.positive(fields, "context_length", body.contextLength());
        CatalogueFields.positive(fields, "max_output_tokens", body.maxOutputTokens());
        List<String> capabilities = list(body.capabilities());
        fields.require(!capabilities.isEmpty(), "capabilities", "name at least one of " + capabilities());
        for (int i = 0; i < capabilities.size(); i++) {
            String named = String.valueOf(capabilities.get(i));
            fields.require(
                    Capability.of(named).isPresent(),
                    "capabilities[" + i + "]",
                    "'" + named + "' is none of " + capabilities());
        }
        fields.require(!list(body.downshift()).contains(id), "downshift", "names the model itself");
        Optional<String> routing = RoutingBody.read(fields, body.routing());
        fields.raise();
        return routing;
    }

    private Mono<Boolean> upsert(String id, ModelRequest body, Optional<String> routing) {
        return table.database()
                .sql(UPSERT)
                .bind("id", id)
                .bind("name", String.valueOf(body.displayName()).strip())
                .bind("context", number(body.contextLength()))
                .bind("output", number(body.maxOutputTokens()))
                .bind(
                        "capabilities",
                        list(body.capabilities()).stream().distinct().toArray(String[]::new))
                .bind("downshift", list(body.downshift()).stream().distinct().toArray(String[]::new))
                .bind("routing", Bind.nullable(String.class, routing.orElse(null)))
                .map(row -> row.get("created", Boolean.class))
                .one();
    }

    private static List<String> list(@Nullable List<String> written) {
        return written == null ? List.of() : written;
    }

    private static long number(@Nullable Long checked) {
        return checked == null ? 0 : checked;
    }

    private static String capabilities() {
        return Arrays.stream(Capability.values()).map(Capability::label).collect(Collectors.joining(", "));
    }

    private static ModelView view(Readable row) {
        @Nullable String routing = row.get("routing", String.class);
        return new ModelView(
                row.get("id", String.class),
                row.get("display_name", String.class),
                row.get("context_length", Long.class),
                row.get("max_output_tokens", Long.class),
                List.of(row.get("capabilities", String[].class)),
                List.of(row.get("downshift", String[].class)),
                routing == null ? null : RoutingView.of(routing),
                row.get("updated_at", Instant.class));
    }
}
