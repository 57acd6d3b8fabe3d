package io.tollgate.billing.settlement;

import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.usage.UsageEvent;
import reactor.core.publisher.Mono;

/** Ends holds: every admitted request is settled exactly once, whatever became of it. */
public interface Settlement {

    /**
     * Releases the hold, charges what the event says and hands its row on, in one step. Calling it again does nothing.
     *
     * <p>Tries again while Redis does not answer, for as long as this node lives.
     */
    Mono<Void> settle(Hold hold, UsageEvent event);
}
