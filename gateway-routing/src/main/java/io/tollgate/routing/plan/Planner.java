package io.tollgate.routing.plan;

import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.plan.Plan.NoOffering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses what to try for a request, and in which order; the same arguments always give the same plan. */
public final class Planner {

    /** Of the offerings that are ruled out, so many are named. */
    private static final int NAMED = 10;

    private Planner() {}

    public static Plan plan(Need need, RoutingPolicy policy, Catalogue catalogue, HealthSnapshot health) {
        Optional<Model> model = catalogue.model(need.model());
        if (model.isEmpty()) {
            return new Plan.ModelUnknown(need.model());
        }
        return misfit(need, model.get())
                .<Plan>map(refusal -> refusal)
                .orElseGet(() -> attempts(need, policy, model.get(), catalogue.offerings(need.model()), health));
    }

    /**
     * As {@link #plan(Need, RoutingPolicy, Catalogue, HealthSnapshot)}, for one model and then for the others.
     *
     * @param courses of a model each; at least one
     */
    public static Plan plan(List<Course> courses, Catalogue catalogue, HealthSnapshot health) {
        Plan first = plan(courses.get(0), catalogue, health);
        if (courses.size() == 1) {
            return first;
        }
        List<Attempt> attempts = new ArrayList<>();
        for (Course course : courses) {
            Plan plan = plan(course, catalogue, health);
            if (plan instanceof Plan.ModelUnknown) {
                return plan;
            }
            if (plan instanceof Plan.Attempts found) {
                attempts.addAll(found.attempts());
            }
        }
        return attempts.isEmpty() ? first : new Plan.Attempts(attempts, home(first));
    }

    /** As {@link #plan(List, Catalogue, HealthSnapshot)}, with the models that may stand in for those asked for. */
    public static Plan plan(Itinerary itinerary, Catalogue catalogue, HealthSnapshot health) {
        Plan asked = plan(itinerary.asked(), catalogue, health);
        return !itinerary.standIns().isEmpty() && asked instanceof Plan.Attempts found
                ? StandIns.plan(found, itinerary, catalogue, health)
                : asked;
    }

    static Plan plan(Course course, Catalogue catalogue, HealthSnapshot health) {
        return plan(course.need(), course.policy(), catalogue, health);
    }

    private static Optional<Home> home(Plan plan) {
        return plan instanceof Plan.Attempts found ? found.home() : Optional.empty();
    }

    /** Why the plan for the same arguments is what it is; models that are unknown or cannot serve it are left out. */
    public static Explanation explain(Itinerary itinerary, Catalogue catalogue, HealthSnapshot health) {
        List<Ranking> rankings = new ArrayList<>();
        List<Course> courses = new ArrayList<>(itinerary.asked());
        courses.addAll(itinerary.standIns());
        for (Course course : courses) {
            Need need = course.need();
            catalogue
                    .model(course.model())
                    .filter(model -> misfit(need, model).isEmpty())
                    .map(model -> Ranking.of(need, course.policy(), model, catalogue.offerings(course.model()), health))
                    .ifPresent(rankings::add);
        }
        return Explanation.of(
                courses.get(0).policy(),
                catalogue.revision(),
                health.takenAt(),
                rankings,
                plan(itinerary, catalogue, health));
    }

    private static Optional<NoOffering> misfit(Need need, Model model) {
        Optional<Capability> missing = need.missing(model);
        return missing.map(capability -> new NoOffering(
                "capability_missing",
                "model '" + model.id() + "' has no capability '" + capability.label() + "', which this request needs"));
    }

    private static Plan attempts(
            Need need, RoutingPolicy policy, Model model, List<Offering> offerings, HealthSnapshot health) {
        Ranking ranking = Ranking.of(need, policy, model, offerings, health);
        if (ranking.candidates().isEmpty()) {
            return nothingToTry(need, ranking);
        }
        return new Plan.Attempts(new RankedAttempts(ranking.candidates()), ranking.home());
    }

    private static NoOffering nothingToTry(Need need, Ranking ranking) {
        String model = need.model();
        List<Ranking.Excluded> excluded = ranking.excluded();
        if (excluded.isEmpty()) {
            return new NoOffering("no_offering", "no provider offers model '" + model + "'");
        }
        if (all(excluded, Exclusion.UNPRICED)) {
            return new NoOffering("offering_unpriced", "no offering of model '" + model + "' has a price");
        }
        List<Ranking.Excluded> ruledOut = excluded.stream()
                .filter(it -> it.reason() != Exclusion.UNPRICED && it.reason() != Exclusion.NO_CREDENTIAL)
                .toList();
        if (!ruledOut.isEmpty() && all(ruledOut, Exclusion.CONTEXT_LENGTH)) {
            return new NoOffering("context_length_exceeded", tooLong(need, ruledOut));
        }
        return ruledOut.isEmpty()
                ? new NoOffering("no_credential", "no provider of model '" + model + "' has a credential")
                : new NoOffering("no_offering_allowed", reasons(model, ruledOut));
    }

    private static boolean all(List<Ranking.Excluded> excluded, Exclusion reason) {
        return excluded.stream().allMatch(it -> it.reason() == reason);
    }

    private static String tooLong(Need need, List<Ranking.Excluded> tooShort) {
        return "the request needs at least " + need.leastTokens() + " tokens (" + need.leastInputTokens()
                + " of its prompt), more than any offering of model '" + need.model() + "' has in its context: "
                + tooShort.stream()
                        .map(Ranking.Excluded::offering)
                        .limit(NAMED)
                        .map(offering ->
                                offering.slug() + " (" + offering.model().contextLength() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String reasons(String model, List<Ranking.Excluded> ruledOut) {
        return "no offering of model '" + model + "' fulfils what the request and its policies ask for: "
                + ruledOut.stream()
                        .limit(NAMED)
                        .map(it -> it.offering().slug() + " (" + it.sentence() + ")")
                        .collect(Collectors.joining(", "));
    }
}
