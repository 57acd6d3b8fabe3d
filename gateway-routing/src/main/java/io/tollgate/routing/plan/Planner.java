package io.tollgate.routing.plan;

import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.plan.Plan.NoOffering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses what to try for a request, and in which order; the same arguments always give the same plan. */
public final class Planner {

    /** An answer's usual length, where the caller's limit and the model's allow it. */
    private static final long EXPECTED_OUTPUT_TOKENS = 1_000;

    private Planner() {}

    public static Plan plan(Need need, RoutingPolicy policy, Catalogue catalogue, HealthSnapshot health) {
        Optional<Model> model = catalogue.model(need.model());
        if (model.isEmpty()) {
            return new Plan.ModelUnknown(need.model());
        }
        return misfit(need, model.get())
                .<Plan>map(refusal -> refusal)
                .orElseGet(() -> attempts(need, policy, catalogue.offerings(need.model()), health));
    }

    private static Optional<NoOffering> misfit(Need need, Model model) {
        for (Capability capability : need.capabilities()) {
            if (!model.capabilities().contains(capability)) {
                return Optional.of(new NoOffering(
                        "capability_missing",
                        "model '" + model.id() + "' has no capability '" + capability.label()
                                + "', which this request needs"));
            }
        }
        long tokens = need.leastTokens();
        return tokens <= model.contextLength()
                ? Optional.empty()
                : Optional.of(new NoOffering(
                        "context_length_exceeded",
                        "the request needs at least " + tokens + " tokens; the context of model '" + model.id()
                                + "' has " + model.contextLength()));
    }

    private static Plan attempts(Need need, RoutingPolicy policy, List<Offering> offerings, HealthSnapshot health) {
        List<Candidate> candidates = new ArrayList<>();
        for (Offering offering : offerings) {
            offering.price().ifPresent(price -> addCandidates(candidates, offering, price, need, health));
        }
        if (candidates.isEmpty()) {
            return nothingToTry(need.model(), offerings);
        }
        return new Plan.Attempts(theUsableFirst(policy.strategy().order(candidates)));
    }

    private static void addCandidates(
            List<Candidate> candidates, Offering offering, PriceVersion price, Need need, HealthSnapshot health) {
        TokenUsage expected = expectedUsage(need, offering.model());
        var list = price.list().cost(expected);
        var upstream = price.upstream().cost(expected);
        for (Credential credential : offering.credentials()) {
            candidates.add(new Candidate(
                    new Attempt(offering, credential), health.standing(offering, credential), list, upstream));
        }
    }

    /** The strategy's order is kept among those that stand alike. */
    private static List<Attempt> theUsableFirst(List<Candidate> ordered) {
        return ordered.stream()
                .sorted(Comparator.comparing(candidate -> candidate.standing().rank()))
                .map(Candidate::attempt)
                .toList();
    }

    private static TokenUsage expectedUsage(Need need, Model model) {
        long limit =
                Math.min(model.maxOutputTokens(), need.requestedOutputTokens().orElse(Long.MAX_VALUE));
        return TokenUsage.of(need.estimatedInputTokens(), Math.min(EXPECTED_OUTPUT_TOKENS, limit));
    }

    private static NoOffering nothingToTry(String model, List<Offering> offerings) {
        if (offerings.isEmpty()) {
            return new NoOffering("no_offering", "no provider offers model '" + model + "'");
        }
        boolean priced =
                offerings.stream().anyMatch(offering -> offering.price().isPresent());
        return priced
                ? new NoOffering("no_credential", "no provider of model '" + model + "' has a credential")
                : new NoOffering("offering_unpriced", "no offering of model '" + model + "' has a price");
    }
}
