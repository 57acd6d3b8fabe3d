package io.tollgate.billing.price;

import java.util.Map;

/**
 * The most that a request can cost, in pico-USD.
 *
 * @param input the input, the request itself and everything else that is known beforehand
 * @param output one output token over all choices
 */
record Worst(long input, long output) {

    static final Worst NONE = new Worst(0, 0);

    /** This, or what it comes to at these rates where that is more. */
    Worst or(Rates rates, Bound bound) {
        return new Worst(
                Math.max(input, before(rates, bound)),
                Math.max(output, Math.multiplyExact(bound.choices(), rates.dearestOutput())));
    }

    private static long before(Rates rates, Bound bound) {
        long sum = rates.of(Unit.REQUEST);
        sum = Math.addExact(sum, Math.multiplyExact(bound.input(), rates.dearestInput()));
        sum = Math.addExact(sum, Math.multiplyExact(bound.text(), rates.dearestText()));
        for (Map.Entry<Unit, Long> apart : bound.apart().counts().entrySet()) {
            sum = Math.addExact(sum, Math.multiplyExact(apart.getValue(), rates.of(apart.getKey())));
        }
        return sum;
    }
}
