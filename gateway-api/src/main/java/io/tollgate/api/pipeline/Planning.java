package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.CatalogueStore;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.plan.Need;
import io.tollgate.routing.plan.Plan;
import io.tollgate.routing.plan.Planner;
import io.tollgate.routing.plan.RoutingPolicy;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Finds what may serve a request. */
final class Planning {

    private final CatalogueStore catalogue;
    private final HealthBook health;

    Planning(CatalogueStore catalogue, HealthBook health) {
        this.catalogue = catalogue;
        this.health = health;
    }

    /** The attempts that may be made, or the {@link io.tollgate.api.error.GatewayException} that says why there are none. */
    Mono<Planned> plan(Inbound inbound) {
        Plan plan = plan(inbound, catalogue.current());
        // A model may be younger than this node's snapshot.
        return plan instanceof Plan.ModelUnknown
                ? catalogue.refresh().flatMap(fresh -> outcome(inbound, plan(inbound, fresh)))
                : outcome(inbound, plan);
    }

    private Plan plan(Inbound inbound, Catalogue snapshot) {
        Ask ask = inbound.ask();
        Need need = new Need(ask.model(), ask.inputBound(), ask.outputLimit(), ask.required(), ask.stream());
        return Planner.plan(need, RoutingPolicy.DEFAULT, snapshot, health.snapshot());
    }

    private static Mono<Planned> outcome(Inbound inbound, Plan plan) {
        String model = inbound.ask().model();
        if (plan instanceof Plan.ModelUnknown) {
            return Mono.error(RequestErrors.modelNotFound(model).exception());
        }
        if (!inbound.grant().allows(model)) {
            Set<String> allowed = inbound.grant().allowedModels().orElse(Set.of());
            return Mono.error(RequestErrors.modelNotAllowed(model, allowed).exception());
        }
        if (plan instanceof Plan.NoOffering none) {
            return Mono.error(error(model, none).exception());
        }
        inbound.watch().done(Stopwatch.Step.PLANNED);
        return Mono.just(new Planned(inbound, ((Plan.Attempts) plan).attempts()));
    }

    private static GatewayError error(String model, Plan.NoOffering none) {
        return switch (none.code()) {
            case "offering_unpriced" -> UpstreamErrors.unpriced(model);
            case "capability_missing", "context_length_exceeded" ->
                RequestErrors.unfitForModel(none.code(), none.reason());
            default -> UpstreamErrors.noOffering(model, none.reason());
        };
    }
}
