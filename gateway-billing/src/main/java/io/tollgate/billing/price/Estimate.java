package io.tollgate.billing.price;

import io.tollgate.billing.money.Money;

/**
 * The worst case of an attempt, in spend.
 *
 * @param inputNano the input and the request itself, in nano-USD, rounded up
 * @param outputPico one output token, in pico-USD, rounded up; over all choices asked for
 */
public record Estimate(long inputNano, long outputPico) {

    private static final long PICO_PER_NANO = 1_000;

    /** The same after so much was spent already. */
    public Estimate after(Money spent) {
        return new Estimate(Math.addExact(inputNano, spent.budgetNano()), outputPico);
    }

    /** The worst case with this many output tokens, in nano-USD. */
    public long nano(long outputTokens) {
        return Math.addExact(inputNano, -Math.floorDiv(-Math.multiplyExact(outputTokens, outputPico), PICO_PER_NANO));
    }
}
