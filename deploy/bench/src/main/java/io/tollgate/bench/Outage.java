package io.tollgate.bench;

import java.util.List;
import java.util.Map;

/**
 * A way in which a provider fails.
 *
 * @param fault as the simulator takes it
 * @param isHard whether the failure is seen at once: then nobody waits for it
 */
record Outage(String name, Map<String, ?> fault, boolean isHard) {

    static final List<Outage> ALL = List.of(
            new Outage("killed", Map.of("kind", "reset"), true),
            new Outage("503", Map.of("kind", "status", "status", 503), true),
            new Outage("429", Map.of("kind", "status", "status", 429), true),
            new Outage("stalled", Map.of("kind", "stall"), false));
}
