package io.tollgate.routing.policy;

import io.tollgate.routing.plan.Constraints;
import java.util.List;
import java.util.Optional;

/** What one place says about routing: something always, and more about some requests. */
public final class RoutingDocument {

    /** Nothing is said. */
    public static final RoutingDocument NONE = new RoutingDocument(RoutingRules.NONE, List.of());

    private final RoutingRules always;
    private final List<RoutingRule> rules;

    RoutingDocument(RoutingRules always, List<RoutingRule> rules) {
        this.always = always;
        this.rules = List.copyOf(rules);
    }

    /** One that says the same about every request. */
    public static RoutingDocument of(RoutingRules always) {
        return new RoutingDocument(always, List.of());
    }

    /** One that asks the same of the offerings for every request. */
    public static RoutingDocument of(Constraints constraints) {
        return of(new RoutingRules(Optional.empty(), List.of(), true, false, Measures.NONE, constraints));
    }

    /** What it asks of the offerings for every request. */
    public Constraints constraints() {
        return always.constraints();
    }

    RoutingRules always() {
        return always;
    }

    /** Whether it says the same about every request. */
    boolean isPlain() {
        return rules.isEmpty();
    }

    /** The first rule that applies. */
    Optional<RoutingRule> rule(Circumstances request) {
        for (RoutingRule rule : rules) {
            if (rule.appliesTo(request)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoutingDocument document
                && always.equals(document.always)
                && rules.equals(document.rules);
    }

    @Override
    public int hashCode() {
        return 31 * always.hashCode() + rules.hashCode();
    }

    @Override
    public String toString() {
        return "RoutingDocument[" + always + ", " + rules + "]";
    }
}
