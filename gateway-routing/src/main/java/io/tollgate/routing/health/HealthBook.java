package io.tollgate.routing.health;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.CircuitReport.Parked;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** Remembers how calls went, per offering and credential, on this node; safe for use by many threads. */
public final class HealthBook {

    private static final Duration PARKED = Duration.ofMinutes(5);
    private static final int MAX_CIRCUITS = 10_000;

    /** Plans need not see each measurement at once; what changes a standing they do. */
    private static final long FRESH_MILLIS = 10;

    private final InstantSource clock;
    private final Condition untried;
    private final Supplier<Set<String>> usedUp;
    private final Map<Circuit, Gauge> circuits = new ConcurrentHashMap<>();
    private final Map<ApiKey, Parking> parkedKeys = new ConcurrentHashMap<>();

    private final Map<Circuit, Parking> parkedCircuits = new ConcurrentHashMap<>();
    private final List<Consumer<CircuitTurn>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> acceptances = new CopyOnWriteArrayList<>();
    private volatile HealthSnapshot latest = HealthSnapshot.ALL_WELL;
    private volatile boolean changed = true;

    /**
     * @param untried what is expected of what was never called
     * @param usedUp tells the slugs of the credentials whose quota is used up
     */
    public HealthBook(InstantSource clock, Condition untried, Supplier<Set<String>> usedUp) {
        this.clock = clock;
        this.untried = untried;
        this.usedUp = usedUp;
    }

    /** Of credentials that have no quota. */
    public HealthBook(InstantSource clock, Condition untried) {
        this(clock, untried, Set::of);
    }

    /** A call with this credential begins. */
    public CallWatch begin(Offering offering, Credential credential) {
        Circuit circuit = Circuit.of(offering, credential);
        if (circuits.size() >= MAX_CIRCUITS) {
            forgetTheWell();
        }
        WatchedCall call = new WatchedCall(this, circuit, gauge(circuit), credential.slug());
        call.begin();
        return call;
    }

    /** Tells of every breaker that opens or closes by what is seen here; on the thread that saw it, so it must not block. */
    public void onTurn(Consumer<CircuitTurn> listener) {
        listeners.add(listener);
    }

    /** Another node says that this breaker has opened or closed there; it is believed unless a call here has just gone well. */
    public void hear(Offering offering, Credential credential, boolean opened) {
        long now = clock.millis();
        Gauge gauge = gauge(Circuit.of(offering, credential));
        if (opened && gauge.isKnownToWork(now)) {
            return;
        }
        Shift shift = gauge.update(vitals -> opened ? vitals.openedElsewhere(now) : vitals.closedElsewhere(now), now);
        if (shift != Shift.NONE) {
            gauge.heard(true);
            publish();
        }
    }

    /** What is known of an offering with a credential, for people to read. */
    public CircuitReport report(Offering offering, Credential credential) {
        long now = clock.millis();
        CircuitReport report = Optional.ofNullable(circuits.get(Circuit.of(offering, credential)))
                .orElseGet(() -> new Gauge(untried))
                .report(now);
        return parked(parkedKeys.get(credential.apiKey()), report, now)
                .or(() -> parked(parkedCircuits.get(Circuit.of(offering, credential)), report, now))
                .orElse(report);
    }

    private static Optional<CircuitReport> parked(@Nullable Parking parking, CircuitReport report, long now) {
        return parking == null || parking.until() <= now
                ? Optional.empty()
                : Optional.of(new CircuitReport(
                        report.condition().withStanding(Standing.PARKED),
                        Optional.of(Instant.ofEpochMilli(parking.until())),
                        Optional.of(parking.why()),
                        false,
                        report.trouble()));
    }

    /** The provider takes this key after all: it is parked no longer, here and on the other nodes. */
    public void accepted(Credential credential) {
        unpark(credential.apiKey());
        acceptances.forEach(listener -> listener.accept(credential.slug()));
    }

    /** Another node says so of the credential with this slug: what was parked here under that name is parked no longer. */
    public void hearAccepted(String credential) {
        Predicate<Parking> itsOwn = parking -> parking.credential().equals(credential);
        boolean key = parkedKeys.values().removeIf(itsOwn);
        boolean circuits = parkedCircuits.values().removeIf(itsOwn);
        if (key || circuits) {
            publish();
        }
    }

    /** Tells of every credential, by its slug, that a provider was found to take after all. */
    public void onAccepted(Consumer<String> listener) {
        acceptances.add(listener);
    }

    /** A call that costs nothing could not be made either: what is open stays so for a while, here and on the other nodes. */
    public void probeFailed(Offering offering, Credential credential) {
        long now = clock.millis();
        Shift shift = gauge(Circuit.of(offering, credential)).update(vitals -> vitals.probeFailed(now), now);
        if (shift == Shift.OPENED) {
            publish();
            turned(new CircuitTurn(offering.slug(), credential.slug(), true));
        }
    }

    /** What nineteen of twenty first tokens come within; empty while too few have come to tell. */
    public Optional<Duration> usualFirstToken(Offering offering, Credential credential) {
        return usual(offering, credential, Pace::ttftP95);
    }

    /** The same of answers in one piece, whatever their length. */
    public Optional<Duration> usualAnswer(Offering offering, Credential credential) {
        return usual(offering, credential, Pace::answerP95);
    }

    private Optional<Duration> usual(
            Offering offering, Credential credential, ToDoubleBiFunction<Pace, Long> percentile) {
        long now = clock.millis();
        return Optional.ofNullable(circuits.get(Circuit.of(offering, credential)))
                .map(gauge -> percentile.applyAsDouble(gauge.pace(), now))
                .filter(millis -> millis > 0)
                .map(millis -> Duration.ofMillis(Math.round(millis)));
    }

    void turned(CircuitTurn turn) {
        listeners.forEach(listener -> listener.accept(turn));
    }

    private Gauge gauge(Circuit circuit) {
        return circuits.computeIfAbsent(circuit, key -> new Gauge(untried));
    }

    /** Forgets everything, as if the node had just started. */
    public void forget() {
        circuits.clear();
        parkedKeys.clear();
        parkedCircuits.clear();
        changed = true;
    }

    public HealthSnapshot snapshot() {
        long now = clock.millis();
        HealthSnapshot current = latest;
        return changed || !current.isFresh(now) ? renewed(now) : current;
    }

    private synchronized HealthSnapshot renewed(long now) {
        if (changed || !latest.isFresh(now)) {
            changed = false;
            latest = read(now);
        }
        return latest;
    }

    private HealthSnapshot read(long now) {
        long until = Math.min(now + FRESH_MILLIS, Math.min(still(parkedKeys, now), still(parkedCircuits, now)));
        Map<Circuit, Condition> known = new HashMap<>();
        for (Map.Entry<Circuit, Gauge> circuit : circuits.entrySet()) {
            known.put(circuit.getKey(), circuit.getValue().condition(now));
            until = Math.min(until, circuit.getValue().changesAt(now));
        }
        return new HealthSnapshot(
                known, parkedKeys.keySet(), parkedCircuits.keySet(), usedUp.get(), untried, now, until);
    }

    /** Forgets what is over, and tells when the next one will be. */
    private static <K> long still(Map<K, Parking> parked, long now) {
        parked.values().removeIf(parking -> parking.until() <= now);
        return parked.values().stream().mapToLong(Parking::until).min().orElse(Long.MAX_VALUE);
    }

    /** Offerings and keys that were replaced leave circuits behind. */
    private void forgetTheWell() {
        long now = clock.millis();
        circuits.values().removeIf(gauge -> gauge.isForgettable(now));
    }

    long now() {
        return clock.millis();
    }

    /** Plans are to see what has just happened. */
    void publish() {
        changed = true;
    }

    /** @param credential the slug that the key goes by */
    void park(ApiKey key, String credential) {
        parkedKeys.put(key, parking(Parked.CREDENTIAL_REFUSED, credential));
        publish();
    }

    /** @param credential the slug that the circuit's key goes by */
    void park(Circuit circuit, Parked why, String credential) {
        parkedCircuits.put(circuit, parking(why, credential));
        publish();
    }

    private Parking parking(Parked why, String credential) {
        return new Parking(clock.millis() + PARKED.toMillis(), why, credential);
    }

    private void unpark(ApiKey key) {
        boolean itself = parkedKeys.remove(key) != null;
        boolean circuits =
                parkedCircuits.keySet().removeIf(circuit -> circuit.apiKey().equals(key));
        if (itself || circuits) {
            publish();
        }
    }

    void unpark(Circuit circuit) {
        boolean key = parkedKeys.remove(circuit.apiKey()) != null;
        boolean itself = parkedCircuits.remove(circuit) != null;
        if (key || itself) {
            publish();
        }
    }

    /**
     * Nothing is sent.
     *
     * @param until in milliseconds since the epoch
     * @param credential the slug under which that was found
     */
    private record Parking(long until, Parked why, String credential) {}
}
