package io.tollgate.routing.call;

import io.tollgate.routing.cascade.Judge;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ClientCall;
import java.util.List;
import java.util.Optional;

/**
 * A call to be made, and the attempts that the plan allows it.
 *
 * @param hedged whether a second attempt is made beside one whose first token takes unusually long
 * @param judge of answers in one piece, where a better one shall follow those that are not good enough
 */
public record CallRequest(
        ClientCall call,
        List<Attempt> attempts,
        AttemptGate gate,
        Patience patience,
        boolean hedged,
        Optional<Judge> judge) {

    public CallRequest {
        attempts = List.copyOf(attempts);
    }

    /** One attempt after the other. */
    public CallRequest(ClientCall call, List<Attempt> attempts, AttemptGate gate, Patience patience) {
        this(call, attempts, gate, patience, false, Optional.empty());
    }

    /** By a caller with the usual patience. */
    public CallRequest(ClientCall call, List<Attempt> attempts, AttemptGate gate) {
        this(call, attempts, gate, Patience.USUAL);
    }
}
