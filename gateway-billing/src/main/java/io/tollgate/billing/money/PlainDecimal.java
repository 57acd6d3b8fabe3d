package io.tollgate.billing.money;

import java.math.BigDecimal;

/** Reads decimal numbers that people write, and none whose digits would keep a thread busy: {@code 1e20000000} has that many. */
public final class PlainDecimal {

    private static final int MAX_LENGTH = 64;
    private static final int MAX_EXPONENT = 40;

    private PlainDecimal() {}

    /**
     * The number, of at most 64 characters and between 10⁻⁴⁰ and 10⁴⁰.
     *
     * @throws NumberFormatException when it is none
     * @throws ArithmeticException when it is too long, too large or too fine
     */
    public static BigDecimal read(String written) {
        String text = written.strip();
        if (text.length() > MAX_LENGTH) {
            throw new ArithmeticException("longer than " + MAX_LENGTH + " characters");
        }
        BigDecimal value = new BigDecimal(text);
        if (!isPlain(value)) {
            throw new ArithmeticException("beyond 40 digits");
        }
        return value;
    }

    /** Whether the number is among those that are read. */
    public static boolean isPlain(BigDecimal value) {
        return Math.abs((long) value.scale()) <= MAX_EXPONENT
                && value.precision() - (long) value.scale() <= MAX_EXPONENT;
    }
}
