package io.tollgate.routing.health;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How every offering and credential did at one moment. */
public final class HealthSnapshot {

    /** Nothing is known of anything. */
    public static final HealthSnapshot ALL_WELL =
            new HealthSnapshot(Map.of(), Set.of(), Set.of(), Set.of(), Condition.UNTRIED, 0, 0);

    private static final double SLOW = 4;

    private final Map<Circuit, Condition> known;

    /** The same by the offering's slug: plans ask for each of their candidates, and shall not make a key for it. */
    private final Map<String, List<Known>> bySlug;

    private final Set<ApiKey> parkedKeys;
    private final Set<Circuit> parkedCircuits;
    private final Set<String> usedUp;
    private final Condition untried;
    private final long takenAt;
    private final long goodUntil;

    /**
     * @param known for this snapshot alone
     * @param usedUp the slugs of credentials whose quota is
     * @param untried the condition of all others
     * @param takenAt in milliseconds since the epoch
     * @param goodUntil when something changes by itself, or a measurement may be missed
     */
    HealthSnapshot(
            Map<Circuit, Condition> known,
            Set<ApiKey> parkedKeys,
            Set<Circuit> parkedCircuits,
            Set<String> usedUp,
            Condition untried,
            long takenAt,
            long goodUntil) {
        this.known = known;
        this.bySlug = bySlug(known);
        this.parkedKeys = Set.copyOf(parkedKeys);
        this.parkedCircuits = Set.copyOf(parkedCircuits);
        this.usedUp = Set.copyOf(usedUp);
        this.untried = untried;
        this.takenAt = takenAt;
        this.goodUntil = goodUntil;
    }

    /** When it was taken, in milliseconds since the epoch: its version. */
    public long takenAt() {
        return takenAt;
    }

    boolean isFresh(long now) {
        return now >= takenAt && now < goodUntil;
    }

    public Condition condition(Offering offering, Credential credential) {
        Condition condition = found(offering, credential);
        if (!usedUp.isEmpty() && usedUp.contains(credential.slug())) {
            return condition.withStanding(Standing.QUOTA_USED_UP);
        }
        return isParked(offering, credential) ? condition.withStanding(Standing.PARKED) : condition;
    }

    private Condition found(Offering offering, Credential credential) {
        List<Known> circuits = bySlug.getOrDefault(offering.slug(), List.of());
        for (int i = 0; i < circuits.size(); i++) {
            if (circuits.get(i).circuit().isOf(offering, credential)) {
                return circuits.get(i).condition();
            }
        }
        return untried;
    }

    private boolean isParked(Offering offering, Credential credential) {
        return (!parkedKeys.isEmpty() && parkedKeys.contains(credential.apiKey()))
                || (!parkedCircuits.isEmpty() && parkedCircuits.contains(Circuit.of(offering, credential)));
    }

    private static Map<String, List<Known>> bySlug(Map<Circuit, Condition> known) {
        Map<String, List<Known>> bySlug = new HashMap<>(2 * known.size());
        known.forEach(
                (circuit, condition) -> bySlug.computeIfAbsent(circuit.route().offering(), slug -> new ArrayList<>(1))
                        .add(new Known(circuit, condition)));
        return bySlug;
    }

    private record Known(Circuit circuit, Condition condition) {}

    /** Whether it takes several times as long as is expected of anything. */
    public boolean isSlow(Offering offering, Credential credential) {
        Condition condition = condition(offering, credential);
        return condition.ttftMillis() > SLOW * untried.ttftMillis()
                || condition.tokenMillis() > SLOW * untried.tokenMillis();
    }

    public Standing standing(Offering offering, Credential credential) {
        return condition(offering, credential).standing();
    }

    /** The same but for this one, to try a plan under. */
    public HealthSnapshot with(Offering offering, Credential credential, Condition condition) {
        Map<Circuit, Condition> changed = new HashMap<>(known);
        changed.put(Circuit.of(offering, credential), condition);
        return new HealthSnapshot(changed, parkedKeys, parkedCircuits, usedUp, untried, takenAt, goodUntil);
    }

    /** The same but for this one's standing, to try a plan under. */
    public HealthSnapshot with(Offering offering, Credential credential, Standing standing) {
        return with(offering, credential, condition(offering, credential).withStanding(standing));
    }
}
