package io.tollgate.billing.price;

import io.tollgate.billing.money.PlainDecimal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The written form of {@link Rates}: decimal strings under the names that the API uses. */
final class RatesDocument {

    private static final String INPUT = "input";
    private static final String CACHE_READ = "cache_read";
    private static final String CACHE_WRITE_5M = "cache_write_5m";
    private static final String CACHE_WRITE_1H = "cache_write_1h";
    private static final String OUTPUT = "output";
    private static final String REQUEST = "request";
    private static final List<String> NAMES =
            List.of(INPUT, CACHE_READ, CACHE_WRITE_5M, CACHE_WRITE_1H, OUTPUT, REQUEST);

    private RatesDocument() {}

    static Rates read(Map<String, String> document) {
        document.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(name + ": unknown price; known are " + String.join(", ", NAMES));
                });
        long input = required(document, INPUT);
        long cacheWrite5m = optional(document, CACHE_WRITE_5M, Rates::picoPerToken, input);
        return new Rates(
                input,
                optional(document, CACHE_READ, Rates::picoPerToken, input),
                cacheWrite5m,
                optional(document, CACHE_WRITE_1H, Rates::picoPerToken, cacheWrite5m),
                required(document, OUTPUT),
                optional(document, REQUEST, Rates::picoPerRequest, 0));
    }

    static Map<String, String> write(Rates rates) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put(INPUT, show(Rates.perMillion(rates.input())));
        document.put(OUTPUT, show(Rates.perMillion(rates.output())));
        document.put(CACHE_READ, show(Rates.perMillion(rates.cacheRead())));
        document.put(CACHE_WRITE_5M, show(Rates.perMillion(rates.cacheWrite5m())));
        document.put(CACHE_WRITE_1H, show(Rates.perMillion(rates.cacheWrite1h())));
        if (rates.request() > 0) {
            document.put(REQUEST, show(BigDecimal.valueOf(rates.request(), 12)));
        }
        return document;
    }

    private static long required(Map<String, String> document, String name) {
        if (!document.containsKey(name)) {
            throw new IllegalArgumentException(name + ": a price needs it, in USD per 1M tokens");
        }
        return optional(document, name, Rates::picoPerToken, 0);
    }

    private static long optional(
            Map<String, String> document, String name, ToLongFunction<BigDecimal> unit, long otherwise) {
        String written = document.get(name);
        if (written == null) {
            return otherwise;
        }
        try {
            return unit.applyAsLong(PlainDecimal.read(written));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": '" + written + "' is not a decimal number", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    name + ": " + written + " is finer than one pico-USD per token, or too large", e);
        }
    }

    private static String show(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
