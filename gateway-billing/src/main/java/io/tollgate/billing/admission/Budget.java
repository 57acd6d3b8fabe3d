package io.tollgate.billing.admission;

/**
 * How much a scope may spend in a window.
 *
 * @param amountNano whole nano-USD, 0 (suspended) to {@link #MAX_AMOUNT_NANO}
 */
public record Budget(long amountNano, BudgetWindow window, BudgetKind kind) {

    /** 2⁵³ − 1 nano-USD, about 9.0 million USD: the numbers of Redis' scripts are doubles. */
    public static final long MAX_AMOUNT_NANO = (1L << 53) - 1;

    public Budget {
        if (amountNano < 0 || amountNano > MAX_AMOUNT_NANO) {
            throw new IllegalArgumentException("a budget of " + amountNano + " nano-USD is out of range");
        }
    }
}
