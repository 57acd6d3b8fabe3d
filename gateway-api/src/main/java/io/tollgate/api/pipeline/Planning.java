package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.api.model.FreshCatalogue;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.CatalogueStore;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.plan.Need;
import io.tollgate.routing.plan.Plan;
import io.tollgate.routing.plan.Planner;
import io.tollgate.routing.plan.RoutingPolicy;
import reactor.core.publisher.Mono;

/** Finds what may serve a request. */
final class Planning {

    private final CatalogueStore catalogue;
    private final FreshCatalogue fresh;
    private final HealthBook health;
    private final RoutingPolicy defaults;

    /**
     * @param defaults the policy of requests for which there is no other
     */
    Planning(CatalogueStore catalogue, FreshCatalogue fresh, HealthBook health, RoutingPolicy defaults) {
        this.catalogue = catalogue;
        this.fresh = fresh;
        this.health = health;
        this.defaults = defaults;
    }

    /** The attempts that may be made, or the {@link io.tollgate.api.error.GatewayException} that says why there are none. */
    Mono<Planned> plan(Inbound inbound) {
        Plan plan = plan(inbound, catalogue.current());
        // A model may be younger than this node's snapshot.
        return plan instanceof Plan.ModelUnknown
                ? fresh.read().map(snapshot -> outcome(inbound, plan(inbound, snapshot)))
                : Mono.fromSupplier(() -> outcome(inbound, plan));
    }

    private Plan plan(Inbound inbound, Catalogue snapshot) {
        Ask ask = inbound.ask();
        Need need =
                new Need(ask.model(), ask.inputBound(), ask.outputLimit(), ask.required(), ask.stream(), seed(inbound));
        return Planner.plan(need, defaults, snapshot, health.snapshot());
    }

    /** The random part of the request's identity, so that its plan can be made again. */
    private static long seed(Inbound inbound) {
        return inbound.context().id().getLeastSignificantBits();
    }

    private static Planned outcome(Inbound inbound, Plan plan) {
        String model = inbound.ask().model();
        if (plan instanceof Plan.ModelUnknown) {
            throw RequestErrors.modelNotFound(model).exception();
        }
        inbound.requireAllowedModel();
        if (plan instanceof Plan.NoOffering none) {
            throw error(model, none).exception();
        }
        inbound.watch().done(Stopwatch.Step.PLANNED);
        return new Planned(inbound, ((Plan.Attempts) plan).attempts());
    }

    private static GatewayError error(String model, Plan.NoOffering none) {
        return switch (none.code()) {
            case "offering_unpriced" -> UpstreamErrors.unpriced(model);
            case "capability_missing", "context_length_exceeded" ->
                RequestErrors.unfitForModel(none.code(), none.reason());
            case "no_offering_allowed" -> RequestErrors.noOfferingAllowed(none.reason());
            default -> UpstreamErrors.noOffering(model, none.reason());
        };
    }
}
