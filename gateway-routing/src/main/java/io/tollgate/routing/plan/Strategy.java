package io.tollgate.routing.plan;

import java.util.Comparator;
import java.util.List;

/** Puts what can take a request in the order in which to try it. */
@FunctionalInterface
public interface Strategy {

    /** The same candidates, the preferred one first. How they stand is none of its business: the planner sees to that. */
    List<Candidate> order(List<Candidate> candidates);

    /** The cheapest for the caller first, then the cheapest for the operator, the lower priority number, the slug. */
    static Strategy price() {
        return by(Comparator.comparing(Candidate::listCost)
                .thenComparing(Candidate::upstreamCost)
                .thenComparing(candidate -> candidate.offering().priority())
                .thenComparing(candidate -> candidate.offering().slug())
                .thenComparing(candidate -> candidate.attempt().credential().slug()));
    }

    private static Strategy by(Comparator<Candidate> preference) {
        return candidates -> candidates.stream().sorted(preference).toList();
    }
}
