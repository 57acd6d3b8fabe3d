package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.tokens.TokenLengths;
import java.util.List;
import reactor.core.publisher.Mono;

/** Has the last word before each attempt: here the hold is extended for a dearer one. */
@FunctionalInterface
public interface AttemptGate {

    /** Whether the attempt may be made; false skips it. An error ends the call with it. */
    Mono<Boolean> admit(Attempt attempt);

    /** The same of one that is made while another one is under way, which goes on whatever is said. */
    default Mono<Boolean> admitBeside(Attempt attempt) {
        return admit(attempt);
    }

    /** The same of one that goes on with the stream of one that broke, after what that one gave. */
    default Mono<Boolean> admitContinuation(Attempt attempt) {
        return admit(attempt);
    }

    /**
     * A stream broke, and this attempt has gone on with it.
     *
     * @param reports of all attempts; the last is this one's
     */
    default void continued(Attempt attempt, List<AttemptReport> reports) {}

    /**
     * A stream broke, and nobody could go on with it.
     *
     * @param reports of all attempts, those that were to go on with it included
     */
    default void notContinued(List<AttemptReport> reports) {}

    /** An answer was not good enough, although it costs what it costs. */
    default void escalated(AttemptReport report) {}

    /** By which text is counted whose tokens its provider does not report; four bytes a token where nobody has learned more. */
    default TokenLengths lengths() {
        return new TokenLengths();
    }
}
