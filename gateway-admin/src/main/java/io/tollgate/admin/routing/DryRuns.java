package io.tollgate.admin.routing;

import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.Problem;
import io.tollgate.routing.RoutingProperties;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.CatalogueStore;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.plan.Course;
import io.tollgate.routing.plan.Itinerary;
import io.tollgate.routing.plan.Need;
import io.tollgate.routing.plan.Planner;
import io.tollgate.routing.policy.Circumstances;
import io.tollgate.routing.policy.DocumentStack;
import io.tollgate.routing.policy.ModelDocuments;
import io.tollgate.routing.policy.RoutingChoice;
import io.tollgate.routing.policy.RoutingDocument;
import io.tollgate.routing.policy.RulesReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What would become of a request, and why: by this node's catalogue and health, without a call. */
@Component
class DryRuns {

    private static final long USUAL_INPUT = 1_000;
    private static final int LONGEST_NAME = 200;

    private final StandingRules standing;
    private final CatalogueStore catalogue;
    private final HealthBook health;
    private final RoutingProperties defaults;
    private final ModelDocuments ofModels = new ModelDocuments();

    DryRuns(StandingRules standing, CatalogueStore catalogue, HealthBook health, RoutingProperties defaults) {
        this.standing = standing;
        this.catalogue = catalogue;
        this.health = health;
        this.defaults = defaults;
    }

    Mono<ExplanationView> explain(Grant grant, ExplainRequest body) {
        RoutingDocument own = checked(body);
        return standing.of(grant, Optional.ofNullable(body.teamId()), Optional.ofNullable(body.keyId()))
                .zipWith(catalogue.refreshInTurn(), (above, current) -> explain(body, above.with(own), current));
    }

    private ExplanationView explain(ExplainRequest body, DocumentStack documents, Catalogue current) {
        long seed = ThreadLocalRandom.current().nextLong();
        Circumstances request = new SupposedRequest(body, inputTokens(body), Instant.now(), seed);
        RoutingChoice tenants = documents.under(request);
        RoutingChoice choice = ofModels.choice(String.valueOf(body.model()).strip(), current, request, tenants);
        List<String> models = models(body, choice, current);
        for (String model : models) {
            if (current.model(model).isEmpty()) {
                throw Problem.notFound("model", model);
            }
        }
        Need need = new Need(
                models.get(0),
                inputTokens(body),
                body.maxTokens() == null ? OptionalLong.empty() : OptionalLong.of(body.maxTokens()),
                Set.<Capability>of(),
                Boolean.TRUE.equals(body.stream()),
                seed);
        Function<String, Course> course =
                model -> course(need.of(model), ofModels.choice(model, current, request, tenants));
        Itinerary itinerary = new Itinerary(
                String.valueOf(body.model()).strip(),
                models.stream().map(course).toList(),
                standIns(body, choice, models, current).stream().map(course).toList(),
                "low".equals(body.priority()));
        return ExplanationView.of(Planner.explain(itinerary, current, health.snapshot()), choice.applied());
    }

    private static List<String> standIns(
            ExplainRequest body, RoutingChoice choice, List<String> models, Catalogue current) {
        return choice.rules().allowsDownshift()
                ? current.standIns(String.valueOf(body.model()).strip()).stream()
                        .filter(model -> !models.contains(model))
                        .toList()
                : List.of();
    }

    private Course course(Need need, RoutingChoice choice) {
        return new Course(need, choice.rules().policy(defaults.policy()));
    }

    private static long inputTokens(ExplainRequest body) {
        return body.inputTokens() == null ? USUAL_INPUT : body.inputTokens();
    }

    private static RoutingDocument checked(ExplainRequest body) {
        Fields fields = new Fields();
        fields.text("model", body.model(), LONGEST_NAME);
        positive(fields, "input_tokens", body.inputTokens());
        positive(fields, "max_tokens", body.maxTokens());
        fields.require(
                body.priority() == null || List.of("normal", "low").contains(body.priority()),
                "priority",
                "'" + body.priority() + "' is neither 'normal' nor 'low'");
        Optional<String> document = RoutingBody.read(fields, body.routing());
        fields.raise();
        return document.map(RulesReader::document).orElse(RoutingDocument.NONE);
    }

    private static void positive(Fields fields, String field, @Nullable Long value) {
        fields.require(
                value == null || (value >= 1 && value <= 100_000_000), field, value + " is not from 1 to 100000000");
    }

    private static List<String> models(ExplainRequest body, RoutingChoice choice, Catalogue current) {
        List<String> models = new ArrayList<>(choice.models());
        models.removeIf(model -> current.model(model).isEmpty());
        models.add(String.valueOf(body.model()).strip());
        if (body.models() != null) {
            body.models().stream()
                    .map(String::valueOf)
                    .filter(model -> !models.contains(model))
                    .forEach(models::add);
        }
        return models;
    }
}
