package io.tollgate.admin.request;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.Rates;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Shows the arithmetic of {@link Rates#cost}, one kind of unit a line; kinds without units are left out. */
final class CostLines {

    private static final int PICO_SCALE = 12;

    private CostLines() {}

    static List<RequestCost.Line> of(TokenUsage usage, PriceVersion price) {
        Rates list = price.list().rates(usage);
        Rates upstream = price.upstream().rates(usage);
        List<RequestCost.Line> lines = new ArrayList<>();
        for (Unit unit : Unit.values()) {
            long units = usage.count(unit);
            boolean silent = unit == Unit.REQUEST && list.of(unit) == 0 && upstream.of(unit) == 0;
            if (units > 0 && !silent) {
                lines.add(line(unit, units, list.of(unit), upstream.of(unit)));
            }
        }
        return List.copyOf(lines);
    }

    private static RequestCost.Line line(Unit unit, long units, long listRate, long upstreamRate) {
        return new RequestCost.Line(
                unit.label(),
                units,
                Money.show(unit.usd(listRate)),
                cost(units, listRate),
                Money.show(unit.usd(upstreamRate)),
                cost(units, upstreamRate));
    }

    private static String cost(long units, long rate) {
        return Money.show(BigDecimal.valueOf(Math.multiplyExact(units, rate), PICO_SCALE));
    }
}
