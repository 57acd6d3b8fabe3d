package io.tollgate.routing.catalogue;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue's tables, read in one statement so that all of it is of one moment. */
record CatalogueDocument(
        long revision,
        long now,
        List<ModelRow> models,
        List<ProviderRow> providers,
        List<CredentialRow> credentials,
        List<OfferingRow> offerings) {

    private static final String READ = """
            select json_build_object(
              'revision', (select revision from catalogue_revision),
              'now', floor(extract(epoch from now()) * 1000)::bigint,
              'models', (
                select coalesce(json_agg(m order by m.id), '[]')
                  from (select id, display_name, context_length, max_output_tokens, capabilities,
                               downshift, routing::text as routing from model) m),
              'providers', (
                select coalesce(json_agg(p order by p.slug), '[]')
                  from (select slug, display_name, protocol, base_url, data_policy, wire from provider) p),
              'credentials', (
                select coalesce(json_agg(c order by c.slug), '[]')
                  from (select slug, provider, encode(sealed, 'hex') as sealed, rpm, tpm from credential) c),
              'offerings', (
                select coalesce(json_agg(o order by o.slug), '[]')
                  from (select slug, model, provider, upstream_model, region, quantization, priority, weight,
                               supported_parameters, batch_limit, context_length, max_output_tokens,
                               (select coalesce(json_agg(json_build_object(
                                         'id', v.id, 'price', v.price, 'list_price', v.list_price, 'free', v.free,
                                         'from', floor(extract(epoch from v.valid_from) * 1000)::bigint)
                                       order by v.valid_from, v.id), '[]')
                                  from price_version v
                                 where v.offering = offering.slug and not exists (
                                       select from price_version later
                                        where later.offering = v.offering and later.valid_from <= now()
                                          and (later.valid_from, later.id) > (v.valid_from, v.id))) as prices
                          from offering) o))::text as document
            """;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    static Mono<CatalogueDocument> read(DatabaseClient database) {
        return database.sql(READ).map(CatalogueDocument::of).one();
    }

    private static CatalogueDocument of(Readable row) {
        String document = Objects.requireNonNull(row.get("document", String.class));
        return JSON.readValue(document, CatalogueDocument.class);
    }

    record ModelRow(
            String id,
            String displayName,
            long contextLength,
            long maxOutputTokens,
            List<String> capabilities,
            List<String> downshift,
            Optional<String> routing) {}

    record ProviderRow(
            String slug,
            String displayName,
            String protocol,
            String baseUrl,
            Map<String, Object> dataPolicy,
            Map<String, Object> wire) {}

    /** One credential; {@code sealed} is in hexadecimal. */
    record CredentialRow(String slug, String provider, String sealed, OptionalLong rpm, OptionalLong tpm) {

        @Override
        public String toString() {
            return "CredentialRow[" + slug + "]";
        }
    }

    record OfferingRow(
            String slug,
            String model,
            String provider,
            String upstreamModel,
            Optional<String> region,
            Optional<String> quantization,
            int priority,
            int weight,
            Optional<List<String>> supportedParameters,
            OptionalInt batchLimit,
            OptionalLong contextLength,
            OptionalLong maxOutputTokens,
            List<PriceRow> prices) {}

    /** A version that holds, or will; {@code from} is in milliseconds since the epoch. */
    record PriceRow(UUID id, long from, Map<String, String> price, Map<String, String> listPrice, boolean free) {}
}
