package io.tollgate.billing.price;

import io.tollgate.billing.money.PlainDecimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads price documents: what is stated for some circumstances holds in all that they are a part of, until more is stated. */
final class TariffReader {

    private static final String MULTIPLIER = "multiplier";
    private static final BigDecimal MAX_MULTIPLIER = BigDecimal.valueOf(100);
    private static final int MAX_WINDOWS = 4;

    private final Map<Unit, Map<Variant, Long>> stated = new EnumMap<>(Unit.class);
    private final Map<Variant, BigDecimal> multipliers = new HashMap<>();

    private TariffReader() {}

    static Tariff read(Map<String, String> document) {
        TariffReader reader = new TariffReader();
        document.forEach(reader::add);
        reader.require(Unit.INPUT);
        reader.require(Unit.OUTPUT);
        Map<Variant, Rates> rates = new HashMap<>();
        for (Variant variant : reader.variants()) {
            rates.put(variant, reader.rates(variant));
        }
        return Tariff.of(rates);
    }

    private void add(String name, String written) {
        int point = name.lastIndexOf('.');
        Variant variant =
                point < 0 ? Variant.USUAL : Variant.of(name.substring(0, point)).orElseThrow(() -> unknown(name));
        String rate = name.substring(point + 1);
        if (rate.equals(MULTIPLIER) && point >= 0) {
            multipliers.put(single(name, variant), multiplier(name, written));
        } else {
            Unit unit = Unit.of(rate).orElseThrow(() -> unknown(name));
            stated.computeIfAbsent(unit, it -> new HashMap<>()).put(variant, pico(name, unit, written));
        }
    }

    private void require(Unit unit) {
        if (!stated.getOrDefault(unit, Map.of()).containsKey(Variant.USUAL)) {
            throw new IllegalArgumentException(unit.label() + ": a price needs it, in USD per 1M tokens");
        }
    }

    /** Every combination of the circumstances that are named. */
    private List<Variant> variants() {
        List<Long> thresholds = named(Variant::above, 0L);
        List<ServiceTier> tiers = named(Variant::tier, ServiceTier.STANDARD);
        List<Optional<TimeWindow>> windows = named(Variant::window, Optional.empty());
        if (thresholds.size() > Variant.MAX_THRESHOLDS + 1 || windows.size() > MAX_WINDOWS + 1) {
            throw new IllegalArgumentException("above: more than " + Variant.MAX_THRESHOLDS + " thresholds, or "
                    + MAX_WINDOWS + " times of day, are too many");
        }
        requireApart(windows.stream().flatMap(Optional::stream).toList());
        return windows.stream()
                .flatMap(window -> tiers.stream()
                        .flatMap(tier -> thresholds.stream().map(above -> new Variant(above, tier, window))))
                .toList();
    }

    private <T> List<T> named(Function<Variant, T> part, T usual) {
        return Stream.concat(
                        Stream.of(usual),
                        Stream.concat(
                                        stated.values().stream().flatMap(it -> it.keySet().stream()),
                                        multipliers.keySet().stream())
                                .map(part))
                .distinct()
                .toList();
    }

    private static void requireApart(List<TimeWindow> windows) {
        for (TimeWindow one : windows) {
            for (TimeWindow other : windows) {
                if (!one.equals(other) && one.overlaps(other)) {
                    throw new IllegalArgumentException(
                            one.label() + ": overlaps " + other.label() + ", so that two prices would hold");
                }
            }
        }
    }

    private Rates rates(Variant variant) {
        Map<Unit, Long> cell = new EnumMap<>(Unit.class);
        for (Unit unit : Unit.values()) {
            source(unit, variant).ifPresent(source -> cell.put(unit, rate(unit, source, variant)));
        }
        cell.forEach((unit, rate) -> unit.objection(rate).ifPresent(objection -> {
            throw new IllegalArgumentException(variant.name(objection));
        }));
        Rates rates = new Rates(cell);
        RateRules.check(rates, variant);
        return rates;
    }

    /** The one statement that comes closest to the circumstances. */
    private Optional<Map.Entry<Variant, Long>> source(Unit unit, Variant variant) {
        List<Map.Entry<Variant, Long>> holding = stated.getOrDefault(unit, Map.of()).entrySet().stream()
                .filter(it -> it.getKey().holdsIn(variant))
                .toList();
        List<Map.Entry<Variant, Long>> closest = holding.stream()
                .filter(it -> holding.stream().noneMatch(other -> isCloser(other.getKey(), it.getKey())))
                .toList();
        if (closest.size() > 1) {
            throw new IllegalArgumentException(variant.name(unit.label()) + ": is needed, because "
                    + closest.stream()
                            .map(it -> it.getKey().name(unit.label()))
                            .sorted()
                            .collect(Collectors.joining(" and "))
                    + " both hold there");
        }
        return closest.stream().findFirst();
    }

    private static boolean isCloser(Variant one, Variant other) {
        return !one.equals(other) && other.holdsIn(one);
    }

    private long rate(Unit unit, Map.Entry<Variant, Long> stated, Variant variant) {
        Variant source = stated.getKey();
        BigDecimal rate = BigDecimal.valueOf(stated.getValue());
        if (source.tier() != variant.tier()) {
            rate = rate.multiply(multipliers.getOrDefault(Variant.USUAL.at(variant.tier()), BigDecimal.ONE));
        }
        if (!source.window().equals(variant.window())) {
            rate = rate.multiply(multipliers.getOrDefault(Variant.USUAL.in(variant.window()), BigDecimal.ONE));
        }
        try {
            return rate.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    variant.name(unit.label()) + ": the multiplier makes it finer than one pico-USD: state it", e);
        }
    }

    private static Variant single(String name, Variant variant) {
        boolean one = variant.above() == 0 && variant.window().isPresent() != (variant.tier() != ServiceTier.STANDARD);
        if (!one) {
            throw new IllegalArgumentException(name + ": a multiplier is of one service tier or of one time of day");
        }
        return variant;
    }

    private static BigDecimal multiplier(String name, String written) {
        BigDecimal value = decimal(name, written);
        if (value.signum() < 0 || value.compareTo(MAX_MULTIPLIER) > 0) {
            throw new IllegalArgumentException(name + ": " + written + " is not between 0 and 100");
        }
        return value;
    }

    private static long pico(String name, Unit unit, String written) {
        BigDecimal value = decimal(name, written);
        try {
            return unit.pico(value);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    name + ": " + written + " is finer than one pico-USD per token, or too large", e);
        }
    }

    private static BigDecimal decimal(String name, String written) {
        try {
            return PlainDecimal.read(written);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": '" + written + "' is not a decimal number", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(name + ": " + written + " is too fine or too large for a price", e);
        }
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(name + ": unknown price; known are " + Unit.labels()
                + ", each also after above_200k., batch., flex., priority. or utc_1630_0030.");
    }
}
