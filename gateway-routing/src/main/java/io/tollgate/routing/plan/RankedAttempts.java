package io.tollgate.routing.plan;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** The attempts of candidates that nobody ranks any more, without another copy of them: plans are made for each request. */
final class RankedAttempts extends AbstractList<Attempt> implements RandomAccess {

    private final List<Candidate> candidates;

    RankedAttempts(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    @Override
    public Attempt get(int index) {
        return candidates.get(index).attempt();
    }

    @Override
    public int size() {
        return candidates.size();
    }
}
