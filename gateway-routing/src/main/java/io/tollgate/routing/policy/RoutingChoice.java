package io.tollgate.routing.policy;

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

    /** The same with what a more specific place says. */
    public RoutingChoice refinedBy(RoutingRules specific) {
        return new RoutingChoice(rules.refinedBy(specific), models, applied);
    }
}
