package io.tollgate.admin.request;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.Rates;
import io.tollgate.billing.price.TokenUsage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Shows the arithmetic of {@link Rates#cost}, one kind of unit a line; kinds without units are left out. */
final class CostLines {

    private static final int PICO_SCALE = 12;

    private final List<RequestCost.Line> lines = new ArrayList<>();

    private CostLines() {}

    static List<RequestCost.Line> of(TokenUsage usage, Rates list, Rates upstream) {
        CostLines lines = new CostLines();
        lines.tokens("input", usage.input(), list.input(), upstream.input());
        lines.tokens("cache_read", usage.cacheRead(), list.cacheRead(), upstream.cacheRead());
        lines.tokens("cache_write_5m", usage.cacheWrite5m(), list.cacheWrite5m(), upstream.cacheWrite5m());
        lines.tokens("cache_write_1h", usage.cacheWrite1h(), list.cacheWrite1h(), upstream.cacheWrite1h());
        lines.tokens("output", usage.output(), list.output(), upstream.output());
        lines.request(list.request(), upstream.request());
        return List.copyOf(lines.lines);
    }

    private void tokens(String kind, long units, long listRate, long upstreamRate) {
        if (units > 0) {
            lines.add(new RequestCost.Line(
                    kind,
                    units,
                    Money.show(Rates.perMillion(listRate)),
                    money(Math.multiplyExact(units, listRate)),
                    Money.show(Rates.perMillion(upstreamRate)),
                    money(Math.multiplyExact(units, upstreamRate))));
        }
    }

    private void request(long listRate, long upstreamRate) {
        if (listRate > 0 || upstreamRate > 0) {
            lines.add(new RequestCost.Line(
                    "request", 1, money(listRate), money(listRate), money(upstreamRate), money(upstreamRate)));
        }
    }

    private static String money(long pico) {
        return Money.show(BigDecimal.valueOf(pico, PICO_SCALE));
    }
}
