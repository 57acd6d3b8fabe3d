package io.tollgate.routing.health;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.Circuit.Route;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How every offering and credential stood at one moment. */
public final class HealthSnapshot {

    /** Nothing is known to be wrong. */
    public static final HealthSnapshot ALL_WELL = new HealthSnapshot(Map.of(), Set.of(), Set.of());

    /** Only those that do not stand well; what is not here does. */
    private final Map<Circuit, Standing> troubled;

    private final Set<ApiKey> parkedKeys;
    private final Set<Route> parkedRoutes;

    HealthSnapshot(Map<Circuit, Standing> troubled, Set<ApiKey> parkedKeys, Set<Route> parkedRoutes) {
        this.troubled = troubled;
        this.parkedKeys = parkedKeys;
        this.parkedRoutes = parkedRoutes;
    }

    public Standing standing(Offering offering, Credential credential) {
        if (this == ALL_WELL) {
            return Standing.CLOSED;
        }
        Circuit circuit = Circuit.of(offering, credential);
        return parkedKeys.contains(circuit.apiKey()) || parkedRoutes.contains(circuit.route())
                ? Standing.PARKED
                : troubled.getOrDefault(circuit, Standing.CLOSED);
    }

    /** The same but for this one, to try a plan under. */
    public HealthSnapshot with(Offering offering, Credential credential, Standing standing) {
        Map<Circuit, Standing> changed = new HashMap<>(troubled);
        changed.put(Circuit.of(offering, credential), standing);
        return new HealthSnapshot(Map.copyOf(changed), parkedKeys, parkedRoutes);
    }
}
