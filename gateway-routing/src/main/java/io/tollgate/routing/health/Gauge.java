package io.tollgate.routing.health;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All that is measured of one circuit; safe for use by many threads. */
final class Gauge {

    /** How long what a node has seen itself counts more than what another one says. */
    private static final long BELIEVED_MILLIS = 1_000;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final Pace pace;
    private volatile long succeededAt = Long.MIN_VALUE / 2;
    private volatile long failedAt = Long.MIN_VALUE / 2;
    private volatile Vitals vitals = Vitals.FRESH;
    private volatile boolean heard;
    private volatile @Nullable Trouble trouble;

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

    synchronized Shift update(UnaryOperator<Vitals> change, long now) {
        Vitals before = vitals;
        vitals = change.apply(before);
        return Shift.of(before, vitals, now);
    }

    void succeeded(long now) {
        succeededAt = now;
    }

    void failed(long now) {
        failedAt = now;
    }

    /** Whether a call of this node's own has gone well since then. */
    boolean hasWorkedSince(long then) {
        return succeededAt >= then;
    }

    /** Whether a call of this node's own has just gone well. */
    boolean isKnownToWork(long now) {
        return now - succeededAt < BELIEVED_MILLIS;
    }

    /** Whether the standing is what another node told. */
    void heard(boolean told) {
        heard = told;
    }

    void trouble(Trouble last) {
        trouble = last;
    }

    CircuitReport report(long now) {
        long end = changesAt(now);
        return new CircuitReport(
                condition(now),
                end == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(end)),
                Optional.empty(),
                heard,
                Optional.ofNullable(trouble));
    }

    Condition condition(long now) {
        Vitals current = vitals;
        return pace.condition(
                current.standing(now),
                errorRatio(current, now),
                current.served(),
                inFlight.get(),
                current.share(now),
                now);
    }

    /** The longer the last failure is ago the less: what is avoided for it makes no calls by which it could become better. */
    private double errorRatio(Vitals current, long now) {
        double ratio = current.errorRatio();
        return ratio == 0 ? 0 : ratio * Pace.fresh(failedAt, now);
    }

    /** When its standing or its share next changes by itself, in milliseconds since the epoch. */
    long changesAt(long now) {
        return vitals.changesAt(now);
    }

    boolean isForgettable(long now) {
        return inFlight.get() == 0 && vitals.standing(now) == Standing.CLOSED;
    }
}
