package io.tollgate.admin.catalogue;

import io.tollgate.admin.http.Fields;
import io.tollgate.billing.price.Tariff;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request for an offering asks for, read and checked as far as that goes without the database.
 *
 * @param price absent: the offering keeps the one it has
 * @param validFrom when the price begins; absent: now
 */
record OfferingFields(
        String model,
        String provider,
        String upstreamModel,
        Optional<String> region,
        Optional<String> quantization,
        Optional<List<String>> supportedParameters,
        int priority,
        int weight,
        Optional<Integer> batchLimit,
        Optional<Long> contextLength,
        Optional<Long> maxOutputTokens,
        Optional<Price> price,
        Optional<Instant> validFrom) {

    private static final Map<String, String> NOTHING = Map.of("input", "0", "output", "0");

    /** Reads it; fails with 400 naming every field at fault. */
    static OfferingFields read(String slug, OfferingRequest body, Instant now) {
        Fields fields = new Fields();
        CatalogueFields.slug(fields, slug);
        CatalogueFields.notNegative(fields, "weight", body.weight());
        CatalogueFields.notZero(fields, "batch_limit", body.batchLimit());
        CatalogueFields.notZero(fields, "context_length", body.contextLength());
        CatalogueFields.notZero(fields, "max_output_tokens", body.maxOutputTokens());
        OfferingFields read = new OfferingFields(
                fields.text("model", body.model(), CatalogueFields.MAX_NAME),
                fields.text("provider", body.provider(), CatalogueFields.MAX_NAME),
                fields.text("upstream_model", body.upstreamModel(), CatalogueFields.MAX_NAME),
                fields.optionalText("region", body.region(), CatalogueFields.MAX_NAME),
                fields.optionalText("quantization", body.quantization(), CatalogueFields.MAX_NAME),
                parameters(fields, body.supportedParameters()),
                body.priority() == null ? 0 : body.priority(),
                body.weight() == null ? 1 : body.weight(),
                Optional.ofNullable(body.batchLimit()),
                Optional.ofNullable(body.contextLength()),
                Optional.ofNullable(body.maxOutputTokens()),
                price(fields, body),
                fields.future("valid_from", body.validFrom(), now));
        fields.require(
                read.validFrom().isEmpty() || read.price().isPresent() || !fields.isClean(),
                "valid_from",
                "is when a price begins: give the price beside it");
        fields.raise();
        return read;
    }

    private static Optional<List<String>> parameters(Fields fields, @Nullable List<String> names) {
        if (names == null) {
            return Optional.empty();
        }
        for (int i = 0; i < names.size(); i++) {
            fields.text("supported_parameters[" + i + "]", names.get(i), CatalogueFields.MAX_NAME);
        }
        return Optional.of(names);
    }

    private static Optional<Price> price(Fields fields, OfferingRequest body) {
        boolean free = Boolean.TRUE.equals(body.free());
        if (free && (body.price() != null || body.listPrice() != null)) {
            String priced = body.price() != null ? "price" : "list_price";
            fields.reject("free", "is true, and there is a " + priced + ": leave one of them out");
            fields.reject(priced, "does not go with free: true");
            return Optional.empty();
        }
        if (body.price() == null && !free) {
            fields.require(body.listPrice() == null, "list_price", "needs a price beside it");
            return Optional.empty();
        }
        Map<String, String> price = rates(fields, "price", body.price() == null ? NOTHING : body.price());
        Map<String, String> list = body.listPrice() == null ? price : rates(fields, "list_price", body.listPrice());
        return Optional.of(new Price(price, list, free));
    }

    private static Map<String, String> rates(Fields fields, String field, Map<String, @Nullable String> written) {
        for (Map.Entry<String, @Nullable String> rate : written.entrySet()) {
            if (rate.getValue() == null) {
                fields.reject(field + "." + rate.getKey(), "is null: leave it out, or write a decimal string");
                return NOTHING;
            }
        }
        try {
            return Tariff.parse(written).document();
        } catch (IllegalArgumentException e) {
            reject(fields, field, String.valueOf(e.getMessage()));
            return NOTHING;
        }
    }

    /** The message begins with the rate's name and a colon. */
    private static void reject(Fields fields, String field, String message) {
        int colon = message.indexOf(": ");
        fields.reject(field + "." + message.substring(0, colon), message.substring(colon + 2));
    }

    /** The documents of a price version. */
    record Price(Map<String, String> price, Map<String, String> listPrice, boolean free) {}
}
