package io.tollgate.billing.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows the arithmetic of {@link Rates#cost}, one kind of unit a line; kinds without units are left out, and reasoning is a
 * line of its own only where it has a rate of its own. What other attempts of the request came to (answers that were given up
 * for a better one, or outpaced) is the last line: so the lines always add up to the row.
 */
public final class CostLines {

    private static final int PICO_SCALE = 12;
    private static final String OTHER_ATTEMPTS = "other_attempts";
    private static final List<Unit> IN_ORDER = Stream.of(Unit.values())
            .sorted(Comparator.comparingInt(CostLines::place))
            .toList();

    private CostLines() {}

    /**
     * The lines of a row.
     *
     * @param listCost what they add up to at list price
     * @param upstreamCost what they add up to at the provider's
     */
    public static List<CostLine> of(
            TokenUsage usage, PriceVersion price, BigDecimal listCost, BigDecimal upstreamCost) {
        List<CostLine> lines = new ArrayList<>(of(usage, price));
        BigDecimal otherList = listCost.subtract(usd(price.list().cost(usage).pico()));
        BigDecimal otherUpstream =
                upstreamCost.subtract(usd(price.upstream().cost(usage).pico()));
        if (otherList.signum() != 0 || otherUpstream.signum() != 0) {
            lines.add(new CostLine(OTHER_ATTEMPTS, 1, otherList, otherList, otherUpstream, otherUpstream));
        }
        return List.copyOf(lines);
    }

    private static List<CostLine> of(TokenUsage usage, PriceVersion price) {
        Rates list = price.list().rates(usage);
        Rates upstream = price.upstream().rates(usage);
        List<CostLine> lines = new ArrayList<>();
        boolean apart = list.of(Unit.REASONING) != list.output() || upstream.of(Unit.REASONING) != upstream.output();
        TokenUsage shown = apart ? usage : usage.withoutReasoning();
        for (Unit unit : IN_ORDER) {
            long units = shown.count(unit);
            boolean silent = unit == Unit.REQUEST && list.of(unit) == 0 && upstream.of(unit) == 0;
            if (units > 0 && !silent) {
                lines.add(line(unit, units, list.of(unit), upstream.of(unit)));
            }
        }
        return lines;
    }

    /** What goes in, what comes out, the rest. */
    private static int place(Unit unit) {
        return unit.isInputToken() ? 0 : unit.isOutputToken() ? 1 : 2;
    }

    private static CostLine line(Unit unit, long units, long listRate, long upstreamRate) {
        return new CostLine(
                unit.label(),
                units,
                unit.usd(listRate),
                cost(units, listRate),
                unit.usd(upstreamRate),
                cost(units, upstreamRate));
    }

    private static BigDecimal cost(long units, long rate) {
        return usd(Math.multiplyExact(units, rate));
    }

    private static BigDecimal usd(long pico) {
        return BigDecimal.valueOf(pico, PICO_SCALE);
    }
}
