package io.tollgate.admin.catalogue;

import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import java.net.URI;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds providers as calls to them need them. */
@Component
public class ProviderDirectory {

    private static final TypeReference<Map<String, Object>> WIRE = new TypeReference<>() {};
    private static final String PROVIDER =
            "select p.display_name, p.protocol, p.base_url, p.wire::text as wire from provider p where p.slug = :slug";

    private final DatabaseClient database;

    ProviderDirectory(DatabaseClient database) {
        this.database = database;
    }

    /** The provider of this slug; empty when there is none that this version can speak to. */
    public Mono<ProviderEntry> find(String slug) {
        return database.sql(PROVIDER)
                .bind("slug", slug)
                .map(row -> Protocol.of(row.get("protocol", String.class))
                        .map(protocol -> new ProviderEntry(
                                slug,
                                row.get("display_name", String.class),
                                protocol,
                                URI.create(row.get("base_url", String.class)),
                                DataPolicy.UNKNOWN,
                                wire(row.get("wire", String.class)))))
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    private static Wire wire(String written) {
        return Wire.of(JsonMapper.shared().readValue(written, WIRE));
    }
}
