package io.tollgate.billing.price;

/**
 * The most that a request can use, as far as it is known before it is made.
 *
 * @param input input tokens of whatever kind
 * @param text input tokens that are known to be text
 * @param apart of the other units, each
 * @param choices how many answers are asked for ({@code n})
 * @param tier the service tier that was asked for; a dearer one than that is not expected
 */
public record Bound(long input, long text, Units apart, long choices, ServiceTier tier) {

    /** Input of unknown kind, and nothing else. */
    public static Bound of(long input, long choices, ServiceTier tier) {
        return new Bound(input, 0, Units.NONE, choices, tier);
    }

    /** All input tokens. */
    public long totalInput() {
        return input + text + apart.inputTokens();
    }
}
