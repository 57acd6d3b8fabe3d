package io.tollgate.api.pipeline;

import io.tollgate.billing.admission.Headroom;
import io.tollgate.billing.admission.Hold;
import java.util.OptionalLong;

/** An admitted request: it holds money, and must be settled whatever becomes of it. */
record Ticket(Planned planned, Hold hold, Headroom headroom, Tally tally) {

    Inbound inbound() {
        return planned.inbound();
    }

    /** How many tokens an answer may have, as far as the caller or the budget said. */
    OptionalLong output() {
        return inbound().ask().output(hold);
    }

    /** The output limit that the provider must be told in place of the caller's. */
    OptionalLong cap() {
        return inbound().ask().cap(hold);
    }
}
