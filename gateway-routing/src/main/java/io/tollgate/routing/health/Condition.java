package io.tollgate.routing.health;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How an offering does with a credential, at one moment.
 *
 * @param ttftMillis the expected time to the first token
 * @param ttftP90Millis what nine of ten first tokens stay below; 0: too few calls to tell, or none for long
 * @param tokenMillis the expected time for each output token after it
 * @param errorRatio of the last calls, 0 to 1; it goes back to 0 while none fails
 * @param served the part of the last calls, twenty at most, that did not fail; 1 before any
 * @param inFlight calls under way from this node
 * @param share of the requests that may come here while it recovers, above 0 up to 1
 */
@RecordBuilder
public record Condition(
        Standing standing,
        double ttftMillis,
        double ttftP90Millis,
        double tokenMillis,
        double errorRatio,
        double served,
        int inFlight,
        double share)
        implements ConditionBuilder.With {

    /** What is expected of an offering that was never called, unless the operator says otherwise. */
    public static final Condition UNTRIED = untried(800, 20);

    /** An offering that was never called. */
    public static Condition untried(double ttftMillis, double tokenMillis) {
        return new Condition(Standing.CLOSED, ttftMillis, 0, tokenMillis, 0, 1, 0, 1);
    }

    /** The same with a first token that comes so much later. */
    public Condition later(double millis) {
        return withTtftMillis(ttftMillis + millis);
    }

    /** How long an answer of so many tokens is expected to take, in milliseconds. */
    public double answerMillis(long outputTokens) {
        return ttftMillis + tokenMillis * outputTokens;
    }
}
