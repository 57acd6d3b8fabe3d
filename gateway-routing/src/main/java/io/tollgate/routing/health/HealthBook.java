package io.tollgate.routing.health;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.Circuit.Route;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Remembers how calls went, per offering and credential, on this node; safe for use by many threads. */
public final class HealthBook {

    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration PARKED = Duration.ofMinutes(5);
    private static final int MAX_CIRCUITS = 10_000;

    private final InstantSource clock;
    private final Condition untried;
    private final Map<Circuit, Vitals> circuits = new ConcurrentHashMap<>();
    /** Until when, in milliseconds since the epoch. */
    private final Map<ApiKey, Long> parkedKeys = new ConcurrentHashMap<>();

    private final Map<Route, Long> parkedRoutes = new ConcurrentHashMap<>();

    /**
     * @param untried what is expected of what was never called
     */
    public HealthBook(InstantSource clock, Condition untried) {
        this.clock = clock;
        this.untried = untried;
    }

    /** A call with this credential begins. */
    public CallWatch begin(Offering offering, Credential credential) {
        Circuit circuit = Circuit.of(offering, credential);
        long now = clock.millis();
        circuits.computeIfPresent(circuit, (key, vitals) -> vitals.begun(now));
        return new Entry(circuit);
    }

    /** Forgets everything, as if the node had just started. */
    public void forget() {
        circuits.clear();
        parkedKeys.clear();
        parkedRoutes.clear();
    }

    public HealthSnapshot snapshot() {
        long now = clock.millis();
        Map<Circuit, Condition> troubled = troubled(now);
        Set<ApiKey> keys = still(parkedKeys, now);
        Set<Route> routes = still(parkedRoutes, now);
        return new HealthSnapshot(troubled, keys, routes, untried);
    }

    private Map<Circuit, Condition> troubled(long now) {
        Map<Circuit, Condition> troubled = Map.of();
        for (Map.Entry<Circuit, Vitals> circuit : circuits.entrySet()) {
            Standing standing = circuit.getValue().standing(now);
            if (standing != Standing.CLOSED) {
                troubled = troubled.isEmpty() ? new HashMap<>() : troubled;
                troubled.put(circuit.getKey(), untried.standing(standing));
            }
        }
        return troubled;
    }

    private static <K> Set<K> still(Map<K, Long> parked, long now) {
        if (parked.isEmpty()) {
            return Set.of();
        }
        parked.values().removeIf(until -> until <= now);
        return Set.copyOf(parked.keySet());
    }

    private void update(Circuit circuit, UnaryOperator<Vitals> outcome) {
        if (circuits.size() >= MAX_CIRCUITS) {
            forgetTheWell();
        }
        circuits.compute(circuit, (key, vitals) -> outcome.apply(vitals == null ? Vitals.FRESH : vitals));
    }

    /** Offerings and keys that were replaced leave circuits behind. */
    private void forgetTheWell() {
        long now = clock.millis();
        circuits.values().removeIf(vitals -> vitals.standing(now) == Standing.CLOSED);
    }

    private final class Entry implements CallWatch {

        private final Circuit circuit;
        private final AtomicBoolean told = new AtomicBoolean();

        Entry(Circuit circuit) {
            this.circuit = circuit;
        }

        @Override
        public void succeeded() {
            told.set(true);
            long now = clock.millis();
            update(circuit, vitals -> vitals.succeeded(now));
            parkedKeys.remove(circuit.apiKey());
            parkedRoutes.remove(circuit.route());
        }

        @Override
        public void failed() {
            told.set(true);
            long now = clock.millis();
            update(circuit, vitals -> vitals.failed(now));
        }

        @Override
        public void throttled(Optional<Duration> pause) {
            told.set(true);
            Duration asked = pause.orElse(DEFAULT_PAUSE);
            long until = clock.millis() + (asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked).toMillis();
            update(circuit, vitals -> vitals.throttled(until));
        }

        @Override
        public void credentialRefused() {
            abandoned();
            parkedKeys.put(circuit.apiKey(), clock.millis() + PARKED.toMillis());
        }

        @Override
        public void offeringMissing() {
            abandoned();
            parkedRoutes.put(circuit.route(), clock.millis() + PARKED.toMillis());
        }

        @Override
        public void abandoned() {
            if (told.compareAndSet(false, true)) {
                circuits.computeIfPresent(circuit, (key, vitals) -> vitals.abandoned());
            }
        }
    }
}
