package io.tollgate.admin.price;

import io.tollgate.billing.money.PlainDecimal;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Mistakes that the community's price map is known to have; what every price is checked for is not repeated here. */
final class CommunityDefects {

    private CommunityDefects() {}

    static Optional<String> of(JsonNode entry) {
        return unreadable(entry).or(() -> unlikely(entry));
    }

    private static Optional<String> unlikely(JsonNode entry) {
        if (isChatTypedAsEmbedding(entry)) {
            return Optional.of("mode is 'embedding', but it bills output and calls functions: it must be a chat model");
        }
        return isWriteAtTheReadRate(entry)
                ? Optional.of("cache_creation_input_token_cost is the same as cache_read_input_token_cost:"
                        + " writing a cache is not as cheap as reading it")
                : Optional.empty();
    }

    /** Without one of its rates, a price would be another than the map's: for output that costs nothing, say. */
    private static Optional<String> unreadable(JsonNode entry) {
        Stream<JsonNode> places = Stream.concat(
                Stream.of(entry), entry.path(CommunityFormat.STEPS).valueStream());
        return places.flatMap(place -> place.properties().stream())
                .flatMap(CommunityDefects::amounts)
                .filter(amount -> !isAmount(amount.getValue()))
                .findFirst()
                .map(amount -> amount.getKey() + ": is no decimal number of at most 40 digits");
    }

    private static Stream<Map.Entry<String, JsonNode>> amounts(Map.Entry<String, JsonNode> field) {
        if (field.getKey().equals(CommunityFormat.SEARCHES)) {
            return field.getValue().valueStream().map(usd -> Map.entry(field.getKey(), usd));
        }
        return Stream.of(field).filter(it -> CommunityNames.of(it.getKey()).isPresent());
    }

    private static boolean isAmount(JsonNode amount) {
        return amount.isNull() || (amount.isNumber() && PlainDecimal.isPlain(amount.decimalValue()));
    }

    private static boolean isChatTypedAsEmbedding(JsonNode entry) {
        return "embedding".equals(entry.path("mode").asString(""))
                && price(entry, "output_cost_per_token").signum() > 0
                && (entry.path("supports_function_calling").asBoolean(false)
                        || entry.path("supports_response_schema").asBoolean(false));
    }

    private static boolean isWriteAtTheReadRate(JsonNode entry) {
        BigDecimal write = price(entry, "cache_creation_input_token_cost");
        BigDecimal read = price(entry, "cache_read_input_token_cost");
        return write.signum() > 0
                && write.compareTo(read) == 0
                && read.compareTo(price(entry, "input_cost_per_token")) < 0;
    }

    private static BigDecimal price(JsonNode entry, String name) {
        JsonNode price = entry.path(name);
        return price.isNumber() ? price.decimalValue() : BigDecimal.ZERO;
    }
}
