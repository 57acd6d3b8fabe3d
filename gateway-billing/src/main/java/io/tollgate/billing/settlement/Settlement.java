package io.tollgate.billing.settlement;

import io.tollgate.billing.admission.Hold;
import io.tollgate.billing.usage.UsageEvent;
import reactor.core.publisher.Mono;

/** Ends holds: every admitted request is settled exactly once, whatever became of it. */
public interface Settlement {

    /**
     * Releases the hold, charges what the event says and hands its row on, in one step. Calling it again does nothing.
     *
     * <p>Tries again while Redis does not answer, for as long as this node lives. When it can no longer be told whether an
     * earlier try was the one that settled, nothing is charged a second time, and the event goes to the log.
     *
     * <p>Tokens per minute follow what was really used: what was held too much is given back, and what was used above the
     * hold is taken from the bucket, down to a full minute's debt.
     */
    Mono<Void> settle(Hold hold, UsageEvent event);
}
