package io.tollgate.billing.price;

import java.math.BigDecimal;

/**
 * One kind of unit that a request used, at its rates; amounts in USD.
 *
 * @param kind such as {@code input} or {@code cache_read}
 * @param listRate per 1M tokens or characters, otherwise for each
 */
public record CostLine(
        String kind,
        long units,
        BigDecimal listRate,
        BigDecimal listCost,
        BigDecimal upstreamRate,
        BigDecimal upstreamCost) {}
