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
        Fields fields = new Fields();
        RoutingDocument own = checked(fields, body);
        Optional<DraftDocument> draft = DraftDocument.read(fields, body);
        fields.raise();
        return standing.of(grant, Optional.ofNullable(body.teamId()), Optional.ofNullable(body.keyId()), draft)
                .zipWith(catalogue.refreshInTurn(), (above, current) -> explain(body, draft, above.with(own), current));
    }

    private ExplanationView explain(
            ExplainRequest body, Optional<DraftDocument> draft, Standing caller, Catalogue current) {
        long seed = ThreadLocalRandom.current().nextLong();
        Circumstances request = new SupposedRequest(body, inputTokens(body), Instant.now(), seed);
        RoutingChoice tenants = caller.documents().under(request);
        String asked = String.valueOf(body.model()).strip();
        Function<String, RoutingChoice> choices = model -> draft.filter(it -> it.isOfModel() && model.equals(asked))
                .map(it -> ModelDocuments.under(it.document(), request, tenants))
                .orElseGet(() -> ofModels.choice(model, current, request, tenants));
        RoutingChoice choice = choices.apply(asked);
        List<String> models = models(body, choice, caller, current);
        models.forEach(model -> require(model, caller, current));
        Need need = new Need(
                        models.get(0),
                        inputTokens(body),
                        body.maxTokens() == null ? OptionalLong.empty() : OptionalLong.of(body.maxTokens()),
                        Set.<Capability>of(),
                        Boolean.TRUE.equals(body.stream()),
                        seed)
                .withLeastInputTokens(body.inputTokens() == null ? 0 : body.inputTokens())
                .withOwnKeys(caller.ownKeys());
        Function<String, Course> course = model -> course(need.withModel(model), choices.apply(model));
        Itinerary itinerary = new Itinerary(
                asked,
                models.stream().map(course).toList(),
                standIns(body, choice, models, caller, current).stream()
                        .map(course)
                        .toList(),
                "low".equals(body.priority()));
        return ExplanationView.of(Planner.explain(itinerary, current, health.snapshot()), choice.applied());
    }

    private static List<String> standIns(
            ExplainRequest body, RoutingChoice choice, List<String> models, Standing caller, Catalogue current) {
        return choice.rules().allowsDownshift()
                ? current.standIns(String.valueOf(body.model()).strip()).stream()
                        .filter(caller.policy()::allows)
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

    private static RoutingDocument checked(Fields fields, ExplainRequest body) {
        fields.text("model", body.model(), LONGEST_NAME);
        positive(fields, "input_tokens", body.inputTokens());
        positive(fields, "max_tokens", body.maxTokens());
        fields.require(
                body.priority() == null || List.of("normal", "low").contains(body.priority()),
                "priority",
                "'" + body.priority() + "' is neither 'normal' nor 'low'");
        return RoutingBody.read(fields, body.routing())
                .map(RulesReader::document)
                .orElse(RoutingDocument.NONE);
    }

    private static void positive(Fields fields, String field, @Nullable Long value) {
        fields.require(
                value == null || (value >= 1 && value <= 100_000_000), field, value + " is not from 1 to 100000000");
    }

    private static void require(String model, Standing caller, Catalogue current) {
        if (current.model(model).isEmpty()) {
            throw Problem.notFound("model", model);
        }
        if (!caller.policy().allows(model)) {
            throw Problem.invalid(
                    "model", "'" + model + "' may not be called here: a policy or allowed_models forbids it");
        }
    }

    private static List<String> models(ExplainRequest body, RoutingChoice choice, Standing caller, Catalogue current) {
        List<String> models = new ArrayList<>(choice.models());
        models.removeIf(
                model -> current.model(model).isEmpty() || !caller.policy().allows(model));
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
