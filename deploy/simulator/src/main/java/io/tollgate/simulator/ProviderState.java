package io.tollgate.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** What the control endpoint shows of a provider. */
record ProviderState(
        @JsonProperty("provider") String provider,
        @JsonProperty("display_name") String displayName,
        @JsonProperty("behaviour") Behaviour behaviour,
        @JsonProperty("fault") Optional<Fault> fault,
        @JsonProperty("planned_faults") int plannedFaults,
        @JsonProperty("counters") Counters counters) {

    static ProviderState of(SimulatedProvider provider) {
        FaultPlan faults = provider.faults();
        return new ProviderState(
                provider.slug(),
                provider.displayName(),
                provider.behaviour(),
                faults.standing(),
                faults.planned(),
                provider.counters());
    }
}
