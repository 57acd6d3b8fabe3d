package io.tollgate.billing.price;

import io.tollgate.billing.money.Money;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What one of each {@link Unit} costs, in whole pico-USD; 1 USD per 1M tokens is 1,000,000 pico-USD per token. */
public final class Rates {

    private static final Unit[] UNITS = Unit.values();

    /** Nothing costs anything. */
    public static final Rates FREE = new Rates(Map.of());

    /** By the unit's place among all. */
    private final long[] pico = new long[UNITS.length];

    /** What is not stated costs what its {@linkplain Unit#otherwise() substitute} does, or nothing. */
    public Rates(Map<Unit, Long> stated) {
        // A substitute comes before what it stands in for.
        for (Unit unit : UNITS) {
            Long rate = stated.get(unit);
            pico[place(unit)] = rate == null ? unit.otherwise().map(this::of).orElse(0L) : rate;
            if (of(unit) < 0) {
                throw new IllegalArgumentException(unit.label() + ": a price is never negative");
            }
        }
    }

    /** The rates of a model that deals in text alone. */
    public Rates(long input, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output, long request) {
        this(Map.of(
                Unit.INPUT, input,
                Unit.CACHE_READ, cacheRead,
                Unit.CACHE_WRITE_5M, cacheWrite5m,
                Unit.CACHE_WRITE_1H, cacheWrite1h,
                Unit.OUTPUT, output,
                Unit.REQUEST, request));
    }

    /** One unit's rate, in pico-USD. */
    public long of(Unit unit) {
        return pico[place(unit)];
    }

    @SuppressWarnings("EnumOrdinal") // It is never written down; each request looks a hundred times.
    private static int place(Unit unit) {
        return unit.ordinal();
    }

    public long input() {
        return of(Unit.INPUT);
    }

    public long output() {
        return of(Unit.OUTPUT);
    }

    public long request() {
        return of(Unit.REQUEST);
    }

    /** What this usage costs. */
    public Money cost(TokenUsage usage) {
        long sum = 0;
        for (Unit unit : UNITS) {
            long rate = of(unit);
            if (rate != 0) {
                sum = Math.addExact(sum, Math.multiplyExact(usage.count(unit), rate));
            }
        }
        return new Money(sum);
    }

    /** What tokens read from the provider's cache would have cost more as plain input; zero where that is no dearer. */
    Money cacheSaved(TokenUsage usage) {
        long apiece = Math.max(0, input() - of(Unit.CACHE_READ));
        return new Money(Math.multiplyExact(usage.cacheRead(), apiece));
    }

    /** The dearest that one input token can come to, in pico-USD. */
    long dearestInput() {
        long dearest = dearestText();
        for (Unit unit : UNITS) {
            dearest = unit.isInputToken() ? Math.max(dearest, of(unit)) : dearest;
        }
        return dearest;
    }

    /** The dearest that one input token of text can come to, in pico-USD. */
    long dearestText() {
        return Math.max(
                Math.max(of(Unit.INPUT), of(Unit.CACHE_READ)),
                Math.max(of(Unit.CACHE_WRITE_5M), of(Unit.CACHE_WRITE_1H)));
    }

    /** The dearest that one output token can come to, in pico-USD. */
    long dearestOutput() {
        long dearest = 0;
        for (Unit unit : UNITS) {
            dearest = unit.isOutputToken() ? Math.max(dearest, of(unit)) : dearest;
        }
        return dearest;
    }

    /** Each unit whose rate does not follow from another's. */
    Map<Unit, Long> stated() {
        Map<Unit, Long> stated = new EnumMap<>(Unit.class);
        for (Unit unit : UNITS) {
            boolean follows = of(unit) == unit.otherwise().map(this::of).orElse(0L);
            if (!follows || unit == Unit.INPUT || unit == Unit.OUTPUT) {
                stated.put(unit, of(unit));
            }
        }
        return stated;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rates rates && Arrays.equals(pico, rates.pico);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pico);
    }

    @Override
    public String toString() {
        return "Rates" + stated();
    }
}
