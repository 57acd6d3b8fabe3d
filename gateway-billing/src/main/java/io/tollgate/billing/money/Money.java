package io.tollgate.billing.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact, non-negative amount of US dollars in whole pico-USD (10⁻¹² USD), up to about 9.2 million USD.
 *
 * <p>Arithmetic throws {@link ArithmeticException} rather than wrap around.
 */
public record Money(long pico) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final int PICO_SCALE = 12;
    private static final int NANO_SCALE = 9;
    private static final long PICO_PER_NANO = 1_000;

    public Money {
        if (pico < 0) {
            throw new IllegalArgumentException("money is never negative: " + pico + " pico-USD");
        }
    }

    /**
     * Reads an amount in USD.
     *
     * @throws ArithmeticException when it has more than twelve decimals, or is too large
     */
    public static Money ofUsd(BigDecimal usd) {
        return new Money(usd.setScale(PICO_SCALE, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact());
    }

    /** The amount in USD, with twelve decimals. */
    public BigDecimal usd() {
        return BigDecimal.valueOf(pico, PICO_SCALE);
    }

    /** The amount in whole nano-USD, rounded up: what budgets count. */
    public long budgetNano() {
        return pico / PICO_PER_NANO + (pico % PICO_PER_NANO == 0 ? 0 : 1);
    }

    /** Whole nano-USD as the plain decimal string of USD that the API shows, without trailing zeros. */
    public static String showNano(long nano) {
        return show(BigDecimal.valueOf(nano, NANO_SCALE));
    }

    /** An amount of USD as the API shows it: a plain decimal string, at least two decimals, no further trailing zeros. */
    public static String show(BigDecimal usd) {
        BigDecimal stripped = usd.stripTrailingZeros();
        return (stripped.scale() < 2 ? stripped.setScale(2) : stripped).toPlainString();
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(pico, other.pico));
    }

    /** The difference; never below zero, because what is taken off is a part of the amount. */
    public Money minus(Money part) {
        return new Money(Math.subtractExact(pico, part.pico));
    }

    /** This percentage of the amount, rounded half up at one pico-USD. */
    public Money percent(BigDecimal percent) {
        return new Money(BigDecimal.valueOf(pico)
                .multiply(percent)
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(pico, other.pico);
    }
}
