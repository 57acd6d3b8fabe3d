package io.tollgate.billing.price;

import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What each kind of token costs, in whole pico-USD per token; 1 USD per 1M tokens is 1,000,000 pico-USD per token.
 *
 * @param request pico-USD for the request itself
 */
public record Rates(long input, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output, long request) {

    private static final int PICO_SCALE = 12;
    private static final int PER_MILLION_SCALE = 6;

    /** Nothing that a language model sells costs more: 10,000 USD per 1M tokens. */
    private static final long MAX_TOKEN_RATE = 10_000_000_000L;

    public Rates {
        check("input", input);
        check("cache_read", cacheRead);
        check("cache_write_5m", cacheWrite5m);
        check("cache_write_1h", cacheWrite1h);
        check("output", output);
        if (request < 0) {
            throw new IllegalArgumentException("request: a price is never negative");
        }
    }

    /**
     * Reads a price document.
     *
     * @param document rate name to decimal string: USD per 1M tokens, {@code request}: USD per request. {@code input} and
     *     {@code output} are required. An absent {@code cache_read} costs what {@code input} does; an absent
     *     {@code cache_write_5m} too, and an absent {@code cache_write_1h} what {@code cache_write_5m} does.
     * @throws IllegalArgumentException naming the rate that is missing, unknown, malformed, negative or out of range
     */
    public static Rates parse(Map<String, String> document) {
        return RatesDocument.read(document);
    }

    /** The document that {@link #parse} reads back to the same rates. */
    public Map<String, String> document() {
        return RatesDocument.write(this);
    }

    /** What this usage costs. */
    public Money cost(TokenUsage usage) {
        long pico = request;
        pico = add(pico, usage.input(), input);
        pico = add(pico, usage.cacheRead(), cacheRead);
        pico = add(pico, usage.cacheWrite5m(), cacheWrite5m);
        pico = add(pico, usage.cacheWrite1h(), cacheWrite1h);
        pico = add(pico, usage.output(), output);
        return new Money(pico);
    }

    /** The dearest that one input token can come to, in pico-USD. */
    public long dearestInput() {
        return Math.max(Math.max(input, cacheRead), Math.max(cacheWrite5m, cacheWrite1h));
    }

    /** A rate as USD per 1M tokens. */
    public static BigDecimal perMillion(long picoPerToken) {
        return BigDecimal.valueOf(picoPerToken, PER_MILLION_SCALE);
    }

    static long picoPerToken(BigDecimal usdPerMillion) {
        return scaled(usdPerMillion, PER_MILLION_SCALE);
    }

    static long picoPerRequest(BigDecimal usd) {
        return scaled(usd, PICO_SCALE);
    }

    private static long scaled(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    private static long add(long sum, long tokens, long rate) {
        return Math.addExact(sum, Math.multiplyExact(tokens, rate));
    }

    private static void check(String name, long rate) {
        if (rate < 0) {
            throw new IllegalArgumentException(name + ": a price is never negative");
        }
        if (rate > MAX_TOKEN_RATE) {
            throw new IllegalArgumentException(name + ": " + perMillion(rate).toPlainString()
                    + " USD per 1M tokens is above 10000; is it per token?");
        }
    }
}
