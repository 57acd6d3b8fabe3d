package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ChatCall;
import java.util.List;

/** A call to be made, and the attempts that the plan allows it. */
public record CallRequest(ChatCall call, List<Attempt> attempts, AttemptGate gate) {

    public CallRequest {
        attempts = List.copyOf(attempts);
    }
}
