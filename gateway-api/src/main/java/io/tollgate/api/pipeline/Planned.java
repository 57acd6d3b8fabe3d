package io.tollgate.api.pipeline;

import io.tollgate.billing.price.Bound;
import io.tollgate.billing.price.Estimate;
import io.tollgate.billing.price.PriceVersion;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.plan.Explanation;
import java.util.List;
import java.util.Optional;

/** A request with the attempts that it may come to; at least one. */
record Planned(Inbound inbound, List<Attempt> attempts, Optional<Explanation> explanation) {

    /** A plan that nobody asked to explain. */
    Planned(Inbound inbound, List<Attempt> attempts) {
        this(inbound, attempts, Optional.empty());
    }

    Attempt first() {
        return attempts.get(0);
    }

    /** An attempt's worst case. */
    Estimate estimate(Attempt attempt) {
        Ask ask = inbound.ask();
        Bound bound = Bound.of(ask.inputBound(), ask.choices(), ask.serviceTier());
        return price(attempt).estimate(bound, inbound.grant().terms());
    }

    /** The price that the attempt is made at; the planner leaves out what has none. */
    static PriceVersion price(Attempt attempt) {
        return attempt.offering().price().orElseThrow();
    }
}
