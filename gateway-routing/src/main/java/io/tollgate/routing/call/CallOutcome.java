package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;

/** What a call came to. */
public sealed interface CallOutcome {

    /** Every attempt that was made or skipped, in order. */
    List<AttemptReport> attempts();

    /**
     * A whole answer.
     *
     * @param headers the provider's, by lower-case name
     */
    record Complete(
            Attempt attempt, int status, Map<String, String> headers, Answer answer, List<AttemptReport> attempts)
            implements CallOutcome {}

    /**
     * A stream that has given its first content.
     *
     * @param headers the provider's, by lower-case name
     * @param events from the very first on; for one subscriber. Ends with exactly one end and never with an error.
     *     Cancelling it, or never subscribing to it and cancelling the call, ends the provider's work.
     */
    record Streaming(
            Attempt attempt, Map<String, String> headers, Flux<StreamEvent> events, List<AttemptReport> attempts)
            implements CallOutcome {}

    /**
     * The provider found fault with the request itself: its 4xx is the caller's.
     *
     * @param body the provider's, without secrets
     */
    record Rejected(Attempt attempt, int status, Map<String, String> headers, byte[] body, List<AttemptReport> attempts)
            implements CallOutcome {}

    /** Nothing that was tried gave an answer. */
    record Exhausted(List<AttemptReport> attempts) implements CallOutcome {}

    /**
     * The deadline came before an answer.
     *
     * @param after how long the request had
     */
    record Expired(Duration after, List<AttemptReport> attempts) implements CallOutcome {}
}
