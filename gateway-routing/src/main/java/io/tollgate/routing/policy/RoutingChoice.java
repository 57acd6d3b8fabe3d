package io.tollgate.routing.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What documents come to for one request.
 *
 * @param models that rules put before those that the request names
 * @param applied names of the rules that apply
 */
public record RoutingChoice(RoutingRules rules, List<String> models, List<String> applied) {

    public RoutingChoice {
        models = List.copyOf(models);
        applied = List.copyOf(applied);
    }

    /** What one document comes to. */
    static RoutingChoice of(RoutingDocument document, Circumstances request) {
        return new DocumentStack(List.of(document)).under(request);
    }

    /** The same, as the operator says it. */
    RoutingChoice byOperator() {
        return rules.measures().shadow().isEmpty() ? this : new RoutingChoice(rules.byOperator(), models, applied);
    }

    /** The same with what more specific documents come to. */
    RoutingChoice refinedBy(RoutingChoice specific) {
        List<String> both = new ArrayList<>(applied);
        both.addAll(specific.applied);
        return new RoutingChoice(
                rules.refinedBy(specific.rules), specific.models.isEmpty() ? models : specific.models, both);
    }

    /** The same with what a more specific place says. */
    public RoutingChoice refinedBy(RoutingRules specific) {
        return new RoutingChoice(rules.refinedBy(specific), models, applied);
    }
}
