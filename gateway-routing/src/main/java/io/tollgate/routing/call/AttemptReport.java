package io.tollgate.routing.call;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.plan.Attempt;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How one attempt went. Times are nanoseconds.
 *
 * @param outcome {@code served}, {@code skipped} (the gate did not admit it), {@code outpaced}, or the failure's name
 * @param status the provider's, where it gave one
 * @param message what the provider said or what happened; empty where it served
 * @param startedNanos after the call began
 * @param durationNanos until the outcome was known; for a served stream until its first content
 * @param connectNanos until a connection was at hand, its making included
 * @param firstTokenNanos until the first content; for a complete answer until it was whole
 * @param pause that the provider asked for
 * @param used by an answer that was not good enough, or by the part of one that came
 */
@RecordBuilder
public record AttemptReport(
        Attempt attempt,
        String outcome,
        OptionalInt status,
        String message,
        long startedNanos,
        long durationNanos,
        OptionalLong connectNanos,
        OptionalLong firstTokenNanos,
        Optional<Duration> pause,
        Optional<TokenUsage> used)
        implements AttemptReportBuilder.With {

    private static final String ESCALATED = "escalated_";

    /** One whose provider asked for no pause. */
    public AttemptReport(
            Attempt attempt,
            String outcome,
            OptionalInt status,
            String message,
            long startedNanos,
            long durationNanos,
            OptionalLong connectNanos,
            OptionalLong firstTokenNanos) {
        this(
                attempt,
                outcome,
                status,
                message,
                startedNanos,
                durationNanos,
                connectNanos,
                firstTokenNanos,
                Optional.empty(),
                Optional.empty());
    }

    /** The same of an answer that was not good enough, so that a better one is looked for. */
    AttemptReport escalated(String fault, TokenUsage usage) {
        return withOutcome(ESCALATED + fault)
                .withMessage("the answer was not good enough: " + fault)
                .withUsed(Optional.of(usage));
    }

    /** The same of a stream that broke, and was gone on with elsewhere. */
    public AttemptReport broken(TokenUsage usage) {
        return withOutcome(BROKEN)
                .withMessage("the stream broke, and another provider went on with it")
                .withUsed(Optional.of(usage));
    }

    /** Whether it gave something that was not, or is not all, the answer, and is paid for beside it. */
    public boolean isPaidApart() {
        return used.isPresent();
    }

    public static final String SERVED = "served";
    public static final String BROKEN = "broken";
    public static final String SKIPPED = "skipped";

    /** Another attempt, made beside it, gave content first; it was given up then. */
    public static final String OUTPACED = "outpaced";
}
