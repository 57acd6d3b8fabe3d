package io.tollgate.routing.health;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** All that is measured of one circuit; safe for use by many threads. */
final class Gauge {

    private final AtomicInteger inFlight = new AtomicInteger();
    private final Pace pace;
    private volatile Vitals vitals = Vitals.FRESH;

    Gauge(Condition untried) {
        pace = new Pace(untried);
    }

    Pace pace() {
        return pace;
    }

    void begun() {
        inFlight.incrementAndGet();
    }

    void ended() {
        inFlight.decrementAndGet();
    }

    /** Whether the change is one that plans must see at once. */
    synchronized boolean update(UnaryOperator<Vitals> change, long now) {
        Vitals before = vitals;
        vitals = change.apply(before);
        return before.standing(now) != vitals.standing(now) || before.trials() != vitals.trials();
    }

    Condition condition(long now) {
        Vitals current = vitals;
        return pace.condition(current.standing(now), current.errorRatio(), inFlight.get(), current.share(now), now);
    }

    /** When its standing or its share next changes by itself, in milliseconds since the epoch. */
    long changesAt(long now) {
        return vitals.changesAt(now);
    }

    boolean isForgettable(long now) {
        return inFlight.get() == 0 && vitals.standing(now) == Standing.CLOSED;
    }
}
