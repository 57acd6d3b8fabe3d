package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ClientCall;
import java.util.List;
import java.util.UUID;

/**
 * A call to be made, and the attempts that the plan allows it.
 *
 * @param organization whose call it is
 */
public record CallRequest(
        UUID organization, ClientCall call, List<Attempt> attempts, AttemptGate gate, Patience patience, Care care) {

    public CallRequest {
        attempts = List.copyOf(attempts);
    }

    /** One attempt after the other. */
    public CallRequest(
            UUID organization, ClientCall call, List<Attempt> attempts, AttemptGate gate, Patience patience) {
        this(organization, call, attempts, gate, patience, Care.NONE);
    }

    /** Another call in its stead. */
    CallRequest with(ClientCall other) {
        return new CallRequest(organization, other, attempts, gate, patience, care);
    }
}
