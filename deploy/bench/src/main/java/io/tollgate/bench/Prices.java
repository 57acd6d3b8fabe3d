package io.tollgate.bench;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the three providers ask: prices that are whole pico-dollars a token, but round in no other unit. */
final class Prices {

    /** USD per 1M tokens, as decimal strings. */
    record Price(String input, String cacheRead, String output) {

        /** Pico-dollars for this usage, where cached tokens are part of the prompt's. */
        long cost(long promptTokens, long cachedTokens, long completionTokens) {
            return (promptTokens - cachedTokens) * pico(input)
                    + cachedTokens * pico(cacheRead)
                    + completionTokens * pico(output);
        }

        /** One USD per 1M tokens is a million pico-dollars a token. */
        private static long pico(String usdPerMillion) {
            return new BigDecimal(usdPerMillion).movePointRight(6).longValueExact();
        }
    }

    private static final Map<String, Price> BY_PROVIDER = new LinkedHashMap<>();

    static {
        BY_PROVIDER.put("alder", new Price("0.123457", "0.012347", "0.654323"));
        BY_PROVIDER.put("birch", new Price("0.131071", "0.013109", "0.617029"));
        BY_PROVIDER.put("cedar", new Price("0.140009", "0.014011", "0.700001"));
    }

    private Prices() {}

    static Map<String, Price> byProvider() {
        return BY_PROVIDER;
    }

    static Price of(String provider) {
        Price price = BY_PROVIDER.get(provider);
        if (price == null) {
            throw new BenchException(
                    "an answer came from '%s', which was not put in the catalogue".formatted(provider));
        }
        return price;
    }
}
