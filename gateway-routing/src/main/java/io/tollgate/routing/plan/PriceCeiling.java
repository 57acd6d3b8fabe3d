package io.tollgate.routing.plan;

import io.tollgate.billing.price.Rates;
import java.util.OptionalLong;

/**
 * The most that an offering's list price may be.
 *
 * @param input in pico-USD per token
 * @param output in pico-USD per token
 * @param request in pico-USD
 */
public record PriceCeiling(OptionalLong input, OptionalLong output, OptionalLong request) {

    public static final PriceCeiling NONE =
            new PriceCeiling(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    boolean allows(Rates list) {
        return equals(NONE)
                || (list.input() <= input.orElse(Long.MAX_VALUE)
                        && list.output() <= output.orElse(Long.MAX_VALUE)
                        && list.request() <= request.orElse(Long.MAX_VALUE));
    }

    PriceCeiling and(PriceCeiling other) {
        return equals(NONE)
                ? other
                : new PriceCeiling(
                        Least.of(input, other.input), Least.of(output, other.output), Least.of(request, other.request));
    }
}
