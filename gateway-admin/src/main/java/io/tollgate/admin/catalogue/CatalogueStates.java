package io.tollgate.admin.catalogue;

import io.tollgate.admin.routing.RoutingBody;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the catalogue as its file would state it. */
@Component
class CatalogueStates {

    private final Providers providers;
    private final Credentials credentials;
    private final Models models;
    private final Offerings offerings;
    private final JsonMapper json;

    CatalogueStates(Providers providers, Credentials credentials, Models models, Offerings offerings, JsonMapper json) {
        this.providers = providers;
        this.credentials = credentials;
        this.models = models;
        this.offerings = offerings;
        this.json = json;
    }

    Mono<CatalogueState> read() {
        return Flux.concat(
                        named(providers.table(), CatalogueStates::provider),
                        credentials
                                .sealed()
                                .flatMap(seals -> named(credentials.table(), view -> credential(view, seals))),
                        named(models.table(), this::model),
                        named(offerings.table(), CatalogueStates::offering))
                .collectList()
                .map(all -> CatalogueState.of(all.get(0), all.get(1), all.get(2), all.get(3)));
    }

    private static <V extends Record> Mono<Map<String, Map<String, Object>>> named(
            CatalogueTable<V> table, Function<V, Map<String, Object>> fields) {
        return table.all().collectMap(table.id(), fields);
    }

    private static Map<String, Object> provider(ProviderView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "preset", view.preset());
        put(fields, "display_name", view.displayName());
        put(fields, "protocol", view.protocol());
        put(fields, "base_url", view.baseUrl());
        // Beside a preset an empty one says that the preset's does not hold.
        put(fields, "wire", view.wire().isEmpty() && view.preset() == null ? null : view.wire());
        put(fields, "data_policy", full(view.dataPolicy()));
        return fields;
    }

    private static Map<String, Object> credential(CredentialView view, Map<String, byte[]> seals) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "provider", view.provider());
        put(fields, "api_key_env", view.apiKeyEnv());
        put(fields, "rpm", view.rpm());
        put(fields, "tpm", view.tpm());
        put(fields, CatalogueState.SEAL, digest(seals.getOrDefault(view.slug(), new byte[0])));
        return fields;
    }

    private Map<String, Object> model(ModelView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "display_name", view.displayName());
        put(fields, "context_length", view.contextLength());
        put(fields, "max_output_tokens", view.maxOutputTokens());
        put(fields, "capabilities", view.capabilities());
        put(fields, "downshift", full(view.downshift()));
        put(fields, "routing", view.routing() == null ? null : routing(view));
        return fields;
    }

    /** Without what the document does not say. */
    private Map<String, Object> routing(ModelView view) {
        RoutingBody said = json.convertValue(view.routing(), RoutingBody.class);
        return json.convertValue(said, new TypeReference<Map<String, Object>>() {});
    }

    private static Map<String, Object> offering(OfferingView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "model", view.model());
        put(fields, "provider", view.provider());
        put(fields, "upstream_model", view.upstreamModel());
        put(fields, "region", view.region());
        put(fields, "quantization", view.quantization());
        put(fields, "supported_parameters", view.supportedParameters());
        put(fields, "priority", view.priority());
        put(fields, "weight", view.weight());
        put(fields, "batch_limit", view.batchLimit());
        put(fields, "context_length", view.contextLength());
        put(fields, "max_output_tokens", view.maxOutputTokens());
        OfferingView.OfferingPrice price = view.price();
        if (price != null && price.free()) {
            fields.put("free", true);
        } else if (price != null) {
            fields.put("price", price.price());
            put(fields, "list_price", price.listPrice().equals(price.price()) ? null : price.listPrice());
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static <C extends Collection<?>> @Nullable C full(C values) {
        return values.isEmpty() ? null : values;
    }

    private static @Nullable Map<String, Object> full(Map<String, Object> values) {
        return values.isEmpty() ? null : values;
    }

    private static String digest(byte[] sealed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sealed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
