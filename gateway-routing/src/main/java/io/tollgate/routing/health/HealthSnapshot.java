package io.tollgate.routing.health;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.Circuit.Route;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How every offering and credential did at one moment. */
public final class HealthSnapshot {

    /** Nothing is known of anything. */
    public static final HealthSnapshot ALL_WELL = new HealthSnapshot(Map.of(), Set.of(), Set.of(), Condition.UNTRIED);

    private final Map<Circuit, Condition> known;
    private final Set<ApiKey> parkedKeys;
    private final Set<Route> parkedRoutes;
    private final Condition untried;

    HealthSnapshot(Map<Circuit, Condition> known, Set<ApiKey> parkedKeys, Set<Route> parkedRoutes, Condition untried) {
        this.known = known;
        this.parkedKeys = parkedKeys;
        this.parkedRoutes = parkedRoutes;
        this.untried = untried;
    }

    public Condition condition(Offering offering, Credential credential) {
        if (known.isEmpty() && parkedKeys.isEmpty() && parkedRoutes.isEmpty()) {
            return untried;
        }
        Circuit circuit = Circuit.of(offering, credential);
        Condition condition = known.getOrDefault(circuit, untried);
        return parkedKeys.contains(circuit.apiKey()) || parkedRoutes.contains(circuit.route())
                ? condition.standing(Standing.PARKED)
                : condition;
    }

    public Standing standing(Offering offering, Credential credential) {
        return condition(offering, credential).standing();
    }

    /** The same but for this one, to try a plan under. */
    public HealthSnapshot with(Offering offering, Credential credential, Condition condition) {
        Map<Circuit, Condition> changed = new HashMap<>(known);
        changed.put(Circuit.of(offering, credential), condition);
        return new HealthSnapshot(Map.copyOf(changed), parkedKeys, parkedRoutes, untried);
    }

    /** The same but for this one's standing, to try a plan under. */
    public HealthSnapshot with(Offering offering, Credential credential, Standing standing) {
        return with(offering, credential, condition(offering, credential).standing(standing));
    }
}
