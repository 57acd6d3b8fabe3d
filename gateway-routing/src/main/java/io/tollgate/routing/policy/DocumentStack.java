package io.tollgate.routing.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * All documents that hold for a caller.
 *
 * @param documents the most general first
 */
public record DocumentStack(List<RoutingDocument> documents) {

    /** Nobody says anything. */
    public static final DocumentStack NONE = new DocumentStack(List.of());

    public DocumentStack {
        documents = together(documents);
    }

    /** The same with a more specific one. */
    public DocumentStack with(RoutingDocument specific) {
        List<RoutingDocument> all = new ArrayList<>(documents);
        all.add(specific);
        return new DocumentStack(all);
    }

    /** What they come to for this request. */
    public RoutingChoice under(Circumstances request) {
        RoutingRules rules = RoutingRules.NONE;
        List<String> models = List.of();
        List<String> applied = List.of();
        for (RoutingDocument document : documents) {
            rules = rules.refinedBy(document.always());
            RoutingRule rule = document.rule(request).orElse(null);
            if (rule != null) {
                rules = rules.refinedBy(rule.then());
                models = rule.models().isEmpty() ? models : rule.models();
                applied = joined(applied, rule.name());
            }
        }
        return new RoutingChoice(rules, models, applied);
    }

    /** Those that say the same about every request are one. */
    private static List<RoutingDocument> together(List<RoutingDocument> documents) {
        List<RoutingDocument> together = new ArrayList<>();
        for (RoutingDocument document : documents) {
            int last = together.size() - 1;
            if (last >= 0 && document.isPlain() && together.get(last).isPlain()) {
                together.set(
                        last, RoutingDocument.of(together.get(last).always().refinedBy(document.always())));
            } else {
                together.add(document);
            }
        }
        return List.copyOf(together);
    }

    private static List<String> joined(List<String> names, String name) {
        List<String> all = new ArrayList<>(names);
        all.add(name);
        return all;
    }
}
