package io.tollgate.routing.health;

import io.tollgate.routing.health.CircuitReport.Parked;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** One call, and what it tells of its circuit. */
final class WatchedCall implements CallWatch {

    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final double NANOS_PER_MILLI = 1e6;

    private final HealthBook book;
    private final Circuit circuit;
    private final Gauge gauge;
    private final String credential;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final long begun;

    /** @param credential its slug */
    WatchedCall(HealthBook book, Circuit circuit, Gauge gauge, String credential) {
        this.book = book;
        this.circuit = circuit;
        this.gauge = gauge;
        this.credential = credential;
        this.begun = book.now();
    }

    void begin() {
        gauge.begun();
        update(vitals -> vitals.begun(begun));
    }

    @Override
    public void succeeded() {
        told.set(true);
        long now = book.now();
        gauge.succeeded(now);
        update(vitals -> vitals.succeeded(now));
        book.unpark(circuit);
    }

    @Override
    public void failed() {
        told.set(true);
        long now = book.now();
        gauge.failed(now);
        update(vitals -> vitals.failed(now));
    }

    @Override
    public void throttled(Optional<Duration> pause) {
        told.set(true);
        exhausted(pause.orElse(DEFAULT_PAUSE));
    }

    @Override
    public void exhausted(Duration untilRefilled) {
        Duration pause = untilRefilled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : untilRefilled;
        long until = book.now() + pause.toMillis();
        update(vitals -> vitals.throttled(until));
    }

    @Override
    public void credentialRefused() {
        abandoned();
        book.park(circuit.apiKey(), credential);
    }

    @Override
    public void forbidden() {
        abandoned();
        book.park(circuit, Parked.CREDENTIAL_REFUSED, credential);
    }

    @Override
    public void offeringMissing() {
        abandoned();
        book.park(circuit, Parked.OFFERING_MISSING, credential);
    }

    @Override
    public void trouble(String outcome, OptionalInt status, String message) {
        gauge.trouble(new Trouble(Instant.ofEpochMilli(book.now()), outcome, status, message));
    }

    @Override
    public void abandoned() {
        if (told.compareAndSet(false, true)) {
            update(Vitals::abandoned);
        }
    }

    @Override
    public void firstToken(Duration waited) {
        gauge.pace().firstToken(waited.toNanos() / NANOS_PER_MILLI, book.now());
    }

    @Override
    public void generated(long tokens, Duration time) {
        if (tokens > 0) {
            gauge.pace().token(time.toNanos() / NANOS_PER_MILLI / tokens, book.now());
        }
    }

    @Override
    public void whole(long tokens, Duration time) {
        gauge.pace().whole(time.toNanos() / NANOS_PER_MILLI, tokens, book.now());
    }

    @Override
    public void unanswered(Duration waited) {
        gauge.pace().unanswered(waited.toNanos() / NANOS_PER_MILLI, book.now());
    }

    @Override
    public boolean othersWentWell() {
        return gauge.hasWorkedSince(begun);
    }

    @Override
    public void ended() {
        if (over.compareAndSet(false, true)) {
            gauge.ended();
        }
    }

    private void update(UnaryOperator<Vitals> change) {
        Shift shift = gauge.update(change, book.now());
        if (shift != Shift.NONE) {
            gauge.heard(false);
            book.publish();
        }
        if (shift == Shift.OPENED || shift == Shift.CLOSED) {
            book.turned(new CircuitTurn(circuit.route().offering(), credential, shift == Shift.OPENED));
        }
    }
}
