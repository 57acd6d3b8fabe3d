package io.tollgate.billing.admission;

import java.util.OptionalLong;

/**
 * How much output a request may come to.
 *
 * @param requested the caller's own limit in tokens
 * @param maximum the model's, in tokens
 * @param strict refuse rather than cap what the budget does not afford: the caller's limit or, without one, the model's
 */
public record OutputLimit(OptionalLong requested, long maximum, boolean strict) {

    /** An answer shorter than this many tokens is of no use: rather refuse than cap below. */
    private static final long USEFUL = 256;

    /** The least that a cap leaves, in tokens. */
    public long floor() {
        return Math.min(USEFUL, Math.min(requested.orElse(USEFUL), maximum));
    }
}
