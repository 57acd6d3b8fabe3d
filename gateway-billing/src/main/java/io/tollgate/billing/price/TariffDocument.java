package io.tollgate.billing.price;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The written form of a {@link Tariff}: decimal strings under the names that the API uses. It leaves nothing to rules about
 * what is not stated, so that a stored price never changes its meaning.
 */
final class TariffDocument {

    private static final Comparator<Variant> IN_ORDER = Comparator.comparing(
                    (Variant variant) -> variant.window().map(TimeWindow::label).orElse(""))
            .thenComparing(Variant::tier)
            .thenComparingLong(Variant::above);

    private TariffDocument() {}

    static Map<String, String> write(Map<Variant, Rates> rates) {
        Set<Unit> stated =
                EnumSet.of(Unit.INPUT, Unit.OUTPUT, Unit.CACHE_READ, Unit.CACHE_WRITE_5M, Unit.CACHE_WRITE_1H);
        rates.values().forEach(cell -> stated.addAll(cell.stated().keySet()));
        Map<String, String> document = new LinkedHashMap<>();
        rates.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(IN_ORDER))
                .forEach(cell -> write(document, cell.getKey(), cell.getValue(), stated));
        return document;
    }

    private static void write(Map<String, String> document, Variant variant, Rates rates, Set<Unit> stated) {
        for (Unit unit : stated) {
            document.put(variant.name(unit.label()), show(unit.usd(rates.of(unit))));
        }
    }

    static String show(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
