package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.RequestErrors;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.api.model.FreshCatalogue;
import io.tollgate.api.routing.PromptAffinity;
import io.tollgate.routing.RoutingProperties;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.CatalogueStore;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.json.JsonMember;
import io.tollgate.routing.plan.Affinity;
import io.tollgate.routing.plan.Chance;
import io.tollgate.routing.plan.Course;
import io.tollgate.routing.plan.Explanation;
import io.tollgate.routing.plan.Itinerary;
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
import io.tollgate.routing.tokens.LeastPrompt;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Finds what may serve a request. */
final class Planning {

    /** Every provider takes these, or never sees them. */
    private static final Set<String> TAKEN_BY_ALL =
            Set.of("model", "models", "messages", "stream", "stream_options", "provider", "session_id", "user");

    /** What the draw is called by which plans are kept. */
    private static final String SAMPLE = "plan";

    private final CatalogueStore catalogue;
    private final FreshCatalogue fresh;
    private final HealthBook health;
    private final RoutingProperties routing;
    private final RoutingPolicy defaults;
    private final InstantSource clock;
    private final ModelDocuments documents = new ModelDocuments();

    /**
     * @param routing how it is chosen where nobody says otherwise
     */
    Planning(
            CatalogueStore catalogue,
            FreshCatalogue fresh,
            HealthBook health,
            RoutingProperties routing,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.fresh = fresh;
        this.health = health;
        this.routing = routing;
        this.defaults = routing.policy();
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
        List<String> standIns = standIns(inbound, choice, models, snapshot);
        Need need = need(inbound, models.get(0)).withLeastInputTokens(leastInput(inbound, models, standIns, snapshot));
        Function<String, Course> course = model -> course(
                inbound,
                need.withModel(model),
                documents.choice(model, snapshot, circumstances, tenants).rules());
        Itinerary itinerary = new Itinerary(
                inbound.routing().model(),
                models.stream().map(course).toList(),
                standIns.stream().map(course).toList(),
                inbound.routing().patient());
        return new Sketch(inbound, itinerary, choice.rules(), snapshot, health.snapshot());
    }

    /** Models that the operator lets stand in, as far as the caller lets them and may call them. */
    private static List<String> standIns(
            Inbound inbound, RoutingChoice choice, List<String> models, Catalogue snapshot) {
        List<String> standIns = snapshot.standIns(inbound.routing().model());
        return standIns.isEmpty() || !choice.rules().allowsDownshift()
                ? List.of()
                : standIns.stream()
                        .filter(inbound.grant()::allows)
                        .filter(model -> !models.contains(model))
                        .toList();
    }

    private Course course(Inbound inbound, Need need, RoutingRules rules) {
        return new Course(
                rules.requireParameters() ? need.withParameters(parameters(inbound.ask())) : need,
                rules.policy(defaults(inbound)));
    }

    private RoutingPolicy defaults(Inbound inbound) {
        return inbound.routing().region().isEmpty()
                ? defaults
                : defaults.near(defaults.near().of(inbound.routing().region()));
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
                inbound.grant().ownKeys(),
                0);
    }

    /** Looked at only where the body is so long that it may be too much for one of the offerings. */
    private static long leastInput(Inbound inbound, List<String> models, List<String> standIns, Catalogue snapshot) {
        Ask ask = inbound.ask();
        if (!ask.operation().isGenerating() || !(ask.call().own().body() instanceof Payload.Json body)) {
            return 0;
        }
        long shortest = Math.min(shortestContext(models, snapshot), shortestContext(standIns, snapshot));
        return LeastPrompt.tokens(body.json(), shortest - ask.allowedLimit().orElse(0));
    }

    private static long shortestContext(List<String> models, Catalogue snapshot) {
        long shortest = Long.MAX_VALUE;
        for (String model : models) {
            for (Offering offering : snapshot.offerings(model)) {
                shortest = Math.min(shortest, offering.model().contextLength());
            }
        }
        return shortest;
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

    private Planned outcome(Sketch sketch) {
        Inbound inbound = sketch.inbound();
        Plan plan = sketch.plan();
        if (plan instanceof Plan.ModelUnknown unknown) {
            throw RequestErrors.modelNotFound(unknown.model()).exception();
        }
        inbound.requireAllowed();
        if (plan instanceof Plan.NoOffering none) {
            throw error(inbound.ask(), inbound.routing().model(), none).exception();
        }
        boolean explained = inbound.routing().explain() || isSampled(inbound);
        inbound.watch().done(Stopwatch.Step.PLANNED);
        Plan.Attempts found = (Plan.Attempts) plan;
        return new Planned(
                inbound,
                new Choice(
                        found.attempts(),
                        found.home(),
                        found.downshift(),
                        sketch.itinerary().asked().get(0).policy().strategy(),
                        sketch.rules(),
                        new Choice.Origin(
                                sketch.catalogue().revision(), sketch.health().takenAt()),
                        explained ? Optional.of(sketch.explanation()) : Optional.empty()));
    }

    /** One of so many requests, the same ones on every node. */
    private boolean isSampled(Inbound inbound) {
        return Chance.takes(inbound.context().id().getLeastSignificantBits(), SAMPLE, routing.planSample());
    }

    private static GatewayError error(Ask ask, String model, Plan.NoOffering none) {
        return switch (none.code()) {
            case "offering_unpriced" -> UpstreamErrors.unpriced(model);
            case "capability_missing" -> RequestErrors.unfitForModel(none.code(), none.reason());
            case "context_length_exceeded" ->
                RequestErrors.unfitForModel(none.code(), none.reason())
                        .about(ask.allowedLimit().isPresent() ? "max_tokens" : "model");
            case "no_offering_allowed" -> RequestErrors.noOfferingAllowed(none.reason());
            default -> UpstreamErrors.noOffering(model, none.reason());
        };
    }

    /** A plan with all that it was made of. */
    private record Sketch(
            Inbound inbound,
            Itinerary itinerary,
            RoutingRules rules,
            Catalogue catalogue,
            HealthSnapshot health,
            Plan plan) {

        Sketch(Inbound inbound, Itinerary itinerary, RoutingRules rules, Catalogue catalogue, HealthSnapshot health) {
            this(inbound, itinerary, rules, catalogue, health, Planner.plan(itinerary, catalogue, health));
        }

        Explanation explanation() {
            return Planner.explain(itinerary, catalogue, health);
        }
    }
}
