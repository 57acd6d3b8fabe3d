package io.tollgate.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which requests fail, and how: first those that are planned one by one, then the standing fault, if any. */
final class FaultPlan {

    private final Deque<Fault> next = new ArrayDeque<>();
    private @Nullable Fault standing;

    synchronized void always(Fault fault) {
        standing = fault;
    }

    synchronized void next(int times, Fault fault) {
        if (times < 1 || times > 1_000_000) {
            throw new IllegalArgumentException("times is %d; it must be between 1 and 1000000".formatted(times));
        }
        for (int i = 0; i < times; i++) {
            next.addLast(fault);
        }
    }

    synchronized void clear() {
        next.clear();
        standing = null;
    }

    /** The fault of the request that just came in. */
    synchronized Optional<Fault> take() {
        return next.isEmpty() ? Optional.ofNullable(standing) : Optional.of(next.removeFirst());
    }

    synchronized Optional<Fault> standing() {
        return Optional.ofNullable(standing);
    }

    synchronized int planned() {
        return next.size();
    }
}
