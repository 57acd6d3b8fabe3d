package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The attempts that are left of a plan. */
final class AttemptQueue {

    private final List<Attempt> left;

    AttemptQueue(List<Attempt> planned) {
        left = new ArrayList<>(planned);
    }

    Optional<Attempt> next() {
        return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
    }

    /** Puts off what is likely to fail alike: other credentials for an offering that is itself in trouble. */
    void failed(Attempt attempt, Failure failure) {
        if (failure.isOfOffering()) {
            Predicate<Attempt> alike =
                    other -> other.offering().slug().equals(attempt.offering().slug());
            List<Attempt> putOff = left.stream().filter(alike).toList();
            left.removeIf(alike);
            left.addAll(putOff);
        }
    }
}
