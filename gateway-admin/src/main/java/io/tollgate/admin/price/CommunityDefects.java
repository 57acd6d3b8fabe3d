package io.tollgate.admin.price;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Mistakes that the community's price map is known to have; what every price is checked for is not repeated here. */
final class CommunityDefects {

    private CommunityDefects() {}

    static Optional<String> of(JsonNode entry) {
        if (isChatTypedAsEmbedding(entry)) {
            return Optional.of("mode is 'embedding', but it bills output and calls functions: it must be a chat model");
        }
        return isWriteAtTheReadRate(entry)
                ? Optional.of("cache_creation_input_token_cost is the same as cache_read_input_token_cost:"
                        + " writing a cache is not as cheap as reading it")
                : Optional.empty();
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
