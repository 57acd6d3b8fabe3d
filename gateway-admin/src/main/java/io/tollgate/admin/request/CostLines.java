package io.tollgate.admin.request;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.Rates;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows the arithmetic of {@link Rates#cost}, one kind of unit a line; kinds without units are left out, and reasoning is a
 * line of its own only where it has a rate of its own.
 */
final class CostLines {

    private static final int PICO_SCALE = 12;
    private static final List<Unit> IN_ORDER = Stream.of(Unit.values())
            .sorted(Comparator.comparingInt(CostLines::place))
            .toList();

    private CostLines() {}

    static List<RequestCost.Line> of(TokenUsage usage, PriceVersion price) {
        Rates list = price.list().rates(usage);
        Rates upstream = price.upstream().rates(usage);
        List<RequestCost.Line> lines = new ArrayList<>();
        boolean apart = list.of(Unit.REASONING) != list.output() || upstream.of(Unit.REASONING) != upstream.output();
        TokenUsage shown = apart ? usage : usage.withoutReasoning();
        for (Unit unit : IN_ORDER) {
            long units = shown.count(unit);
            boolean silent = unit == Unit.REQUEST && list.of(unit) == 0 && upstream.of(unit) == 0;
            if (units > 0 && !silent) {
                lines.add(line(unit, units, list.of(unit), upstream.of(unit)));
            }
        }
        return List.copyOf(lines);
    }

    /** What goes in, what comes out, the rest. */
    private static int place(Unit unit) {
        return unit.isInputToken() ? 0 : unit.isOutputToken() ? 1 : 2;
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
