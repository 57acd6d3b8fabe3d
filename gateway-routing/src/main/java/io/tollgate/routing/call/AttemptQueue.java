package io.tollgate.routing.call;

import io.tollgate.billing.price.Payer;
import io.tollgate.routing.catalogue.Continues;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** The next one at another offering of the same model, for the same payer, that can go on with what was begun. */
    Optional<Attempt> nextContinuing(Attempt attempt) {
        Optional<Attempt> next = left.stream()
                .filter(other -> other.offering().provider().wire().continues() != Continues.NEVER)
                .filter(other ->
                        other.credential().payer() == attempt.credential().payer())
                .filter(other -> other.offering()
                        .model()
                        .id()
                        .equals(attempt.offering().model().id()))
                .filter(other ->
                        !other.offering().slug().equals(attempt.offering().slug()))
                .findFirst();
        next.ifPresent(left::remove);
        return next;
    }

    /**
     * Leaves only what may answer better than this attempt, for the same payer: other models, or else dearer offerings of the
     * same one.
     *
     * @param standIns models that do not
     * @return whether there is anything; otherwise all stays as it is
     */
    boolean escalate(Attempt attempt, Set<String> standIns) {
        List<Attempt> better = better(attempt, standIns);
        if (!better.isEmpty()) {
            left.clear();
            left.addAll(better);
        }
        return !better.isEmpty();
    }

    private List<Attempt> better(Attempt attempt, Set<String> standIns) {
        String model = attempt.offering().model().id();
        List<Attempt> alike = left.stream()
                .filter(other ->
                        other.credential().payer() == attempt.credential().payer())
                .filter(other -> !standIns.contains(other.offering().model().id()))
                .toList();
        List<Attempt> otherModels = alike.stream()
                .filter(other -> !other.offering().model().id().equals(model))
                .toList();
        return otherModels.isEmpty()
                ? alike.stream().filter(other -> rates(other) > rates(attempt)).toList()
                : otherModels;
    }

    private static long rates(Attempt attempt) {
        return attempt.offering()
                .price()
                .map(price -> price.list().standard().input()
                        + price.list().standard().output())
                .orElse(0L);
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
