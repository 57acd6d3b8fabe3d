package io.tollgate.routing.call;

import io.tollgate.billing.price.Payer;
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

    boolean isEmpty() {
        return left.isEmpty();
    }

    Optional<Attempt> next() {
        return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
    }

    /** The next one at another offering of the same model that the operator pays for. */
    Optional<Attempt> nextBeside(Attempt attempt) {
        String model = attempt.offering().model().id();
        Optional<Attempt> beside = left.stream()
                .filter(other -> other.credential().payer() == Payer.OPERATOR)
                .filter(other -> other.offering().model().id().equals(model))
                .filter(other ->
                        !other.offering().slug().equals(attempt.offering().slug()))
                .findFirst();
        beside.ifPresent(left::remove);
        return beside;
    }

    /** It was not made after all. */
    void putBack(Attempt attempt) {
        left.add(0, attempt);
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
