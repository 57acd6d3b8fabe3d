package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ClientCall;
import java.util.List;

/** A call to be made, and the attempts that the plan allows it. */
public record CallRequest(ClientCall call, List<Attempt> attempts, AttemptGate gate, Patience patience, Care care) {

    public CallRequest {
        attempts = List.copyOf(attempts);
    }

    /** One attempt after the other. */
    public CallRequest(ClientCall call, List<Attempt> attempts, AttemptGate gate, Patience patience) {
        this(call, attempts, gate, patience, Care.NONE);
    }

    /** By a caller with the usual patience. */
    public CallRequest(ClientCall call, List<Attempt> attempts, AttemptGate gate) {
        this(call, attempts, gate, Patience.USUAL);
    }

    /** Another call in its stead. */
    CallRequest with(ClientCall other) {
        return new CallRequest(other, attempts, gate, patience, care);
    }
}
