package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ClientCall;
import java.util.List;

/** A call to be made, and the attempts that the plan allows it. */
public record CallRequest(ClientCall call, List<Attempt> attempts, AttemptGate gate, Patience patience) {

    public CallRequest {
        attempts = List.copyOf(attempts);
    }

    /** By a caller with the usual patience. */
    public CallRequest(ClientCall call, List<Attempt> attempts, AttemptGate gate) {
        this(call, attempts, gate, Patience.USUAL);
    }
}
