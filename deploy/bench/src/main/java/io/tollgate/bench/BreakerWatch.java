package io.tollgate.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks at how the gateway thinks of an offering, as its explanations tell. */
record BreakerWatch(ControlPlane control, String model, String offering) {

    private static final int POLL_MILLIS = 50;

    /** How long it took until the offering was left alone; empty when it was not within the limit. */
    Optional<Duration> untilLeftAlone(Duration limit) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < limit.toNanos()) {
            if (!standing().equals("closed")) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - begun));
            }
            Pause.millis(POLL_MILLIS);
        }
        return Optional.empty();
    }

    private String standing() {
        JsonNode plan = control.post("/api/routing/explain", Map.of("model", model));
        for (JsonNode candidate : plan.path("candidates")) {
            if (candidate.path("offering").asString().equals(offering)) {
                return candidate.path("standing").asString();
            }
        }
        throw new BenchException("no candidate '%s' in the explanation %s".formatted(offering, plan));
    }
}
