package io.tollgate.api.pipeline;

import io.tollgate.billing.admission.Headroom;
import io.tollgate.billing.admission.Hold;

/** An admitted request: it holds money, and must be settled whatever becomes of it. */
record Ticket(Planned planned, Hold hold, Headroom headroom, Tally tally) {

    Inbound inbound() {
        return planned.inbound();
    }
}
