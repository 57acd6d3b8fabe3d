package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.api.model.FreshCatalogue;
import io.tollgate.api.routing.PromptAffinity;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.CatalogueStore;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.plan.Affinity;
import io.tollgate.routing.plan.Course;
import io.tollgate.routing.plan.Explanation;
import io.tollgate.routing.plan.Need;
import io.tollgate.routing.plan.Plan;
import io.tollgate.routing.plan.Planner;
import io.tollgate.routing.plan.RoutingPolicy;
import io.tollgate.routing.policy.Circumstances;
import io.tollgate.routing.policy.ModelDocuments;
import io.tollgate.routing.policy.RoutingChoice;
import io.tollgate.routing.policy.RoutingRules;
import io.tollgate.routing.provider.Payload;
import io.tollgate.routing.provider.Serving;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Finds what may serve a request. */
final class Planning {

    /** Every provider takes these, or never sees them. */
    private static final Set<String> TAKEN_BY_ALL =
            Set.of("model", "models", "messages", "stream", "stream_options", "provider", "session_id", "user");

    private final CatalogueStore catalogue;
    private final FreshCatalogue fresh;
    private final HealthBook health;
    private final RoutingPolicy defaults;
    private final InstantSource clock;
    private final ModelDocuments documents = new ModelDocuments();

    /**
     * @param defaults the policy of requests for which there is no other
     */
    Planning(
            CatalogueStore catalogue,
            FreshCatalogue fresh,
            HealthBook health,
            RoutingPolicy defaults,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.fresh = fresh;
        this.health = health;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** The attempts that may be made, or the {@link io.tollgate.api.error.GatewayException} that says why there are none. */
    Mono<Planned> plan(Inbound inbound) {
        Sketch sketch = sketch(inbound, catalogue.current());
        // A model may be younger than this node's snapshot.
        return sketch.plan() instanceof Plan.ModelUnknown
                ? fresh.read().map(snapshot -> outcome(sketch(inbound, snapshot)))
                : Mono.fromSupplier(() -> outcome(sketch));
    }

    private Sketch sketch(Inbound inbound, Catalogue snapshot) {
        Circumstances circumstances = new RequestCircumstances(inbound, clock.instant());
        RoutingChoice tenants = inbound.grant()
                .routing()
                .under(circumstances)
                .refinedBy(inbound.routing().rules());
        RoutingChoice choice = documents.choice(inbound.routing().model(), snapshot, circumstances, tenants);
        List<String> models = models(inbound, choice, snapshot);
        Need need = need(inbound, models.get(0));
        List<Course> courses = models.stream()
                .map(model -> course(
                        inbound,
                        need.of(model),
                        documents
                                .choice(model, snapshot, circumstances, tenants)
                                .rules()))
                .toList();
        return Sketch.of(inbound, courses, choice.rules().hedges(), snapshot, health.snapshot());
    }

    private Course course(Inbound inbound, Need need, RoutingRules rules) {
        return new Course(
                rules.requireParameters() ? need.taking(parameters(inbound.ask())) : need, rules.policy(defaults));
    }

    /** Those of the rules come first, as far as the caller may call them, and then those that the request names. */
    private static List<String> models(Inbound inbound, RoutingChoice choice, Catalogue snapshot) {
        if (choice.models().isEmpty()) {
            return inbound.routing().models();
        }
        return Stream.concat(
                        choice.models().stream()
                                .filter(inbound.grant()::allows)
                                .filter(model -> snapshot.model(model).isPresent()),
                        inbound.routing().models().stream())
                .distinct()
                .toList();
    }

    private static Need need(Inbound inbound, String model) {
        Ask ask = inbound.ask();
        return new Need(
                model,
                ask.inputBound(),
                ask.allowedLimit(),
                ask.required(),
                ask.needsStreaming(),
                // The random part of the request's identity, so that its plan can be made again.
                inbound.context().id().getLeastSignificantBits(),
                Set.of(),
                Serving.protocols(ask.operation()),
                affinity(inbound),
                inbound.grant().ownKeys());
    }

    private static Optional<Affinity> affinity(Inbound inbound) {
        Ask ask = inbound.ask();
        return ask.operation().isGenerating() && ask.call().own().body() instanceof Payload.Json body
                ? PromptAffinity.of(body.json(), inbound.grant().organizationId())
                : Optional.empty();
    }

    private static Set<String> parameters(Ask ask) {
        return ask.call().own().body().json().all().stream()
                .map(JsonMember::name)
                .filter(name -> !TAKEN_BY_ALL.contains(name))
                .collect(Collectors.toSet());
    }

    private static Planned outcome(Sketch sketch) {
        Inbound inbound = sketch.inbound();
        if (sketch.plan() instanceof Plan.ModelUnknown unknown) {
            throw RequestErrors.modelNotFound(unknown.model()).exception();
        }
        inbound.requireAllowed();
        if (sketch.plan() instanceof Plan.NoOffering none) {
            throw error(inbound.routing().model(), none).exception();
        }
        inbound.watch().done(Stopwatch.Step.PLANNED);
        Plan.Attempts found = (Plan.Attempts) sketch.plan();
        return new Planned(inbound, found.attempts(), found.home(), sketch.explanation(), sketch.hedged());
    }

    private static GatewayError error(String model, Plan.NoOffering none) {
        return switch (none.code()) {
            case "offering_unpriced" -> UpstreamErrors.unpriced(model);
            case "capability_missing" -> RequestErrors.unfitForModel(none.code(), none.reason());
            // Only the output that was asked for is known to be too much.
            case "context_length_exceeded" ->
                RequestErrors.unfitForModel(none.code(), none.reason()).about("max_tokens");
            case "no_offering_allowed" -> RequestErrors.noOfferingAllowed(none.reason());
            default -> UpstreamErrors.noOffering(model, none.reason());
        };
    }

    /** A plan, and why it is what it is where somebody wants to know. */
    private record Sketch(Inbound inbound, Plan plan, Optional<Explanation> explanation, boolean hedged) {

        static Sketch of(
                Inbound inbound, List<Course> courses, boolean hedged, Catalogue catalogue, HealthSnapshot health) {
            return new Sketch(
                    inbound,
                    Planner.plan(courses, catalogue, health),
                    inbound.routing().explain()
                            ? Optional.of(Planner.explain(courses, catalogue, health))
                            : Optional.empty(),
                    hedged);
        }
    }
}
