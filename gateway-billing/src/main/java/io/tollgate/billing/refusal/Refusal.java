package io.tollgate.billing.refusal;

import io.tollgate.billing.tenant.Spender;

/**
 * A request that was turned away before any provider was asked.
 *
 * @param reason the error's code, such as {@code budget_exceeded}
 * @param scope whose limit it was, such as {@code team}; {@code none} where no limit was hit
 * @param enforced false: the limit only reports, and the request was served
 */
public record Refusal(Spender spender, String reason, String scope, boolean enforced) {

    /** By a limit that refuses. */
    public Refusal(Spender spender, String reason, String scope) {
        this(spender, reason, scope, true);
    }
}
