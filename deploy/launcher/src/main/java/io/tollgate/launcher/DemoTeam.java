package io.tollgate.launcher;

import java.util.List;
import java.util.Map;

/**
 * A team of the demo's company.
 *
 * @param budget a month's, in USD
 * @param keys their names; the first is in production, the others are not
 */
record DemoTeam(String name, String budget, List<String> keys) {

    /** Those besides the one whose key the launcher shows. */
    static final List<DemoTeam> OTHERS = List.of(
            new DemoTeam("Support", "5.00", List.of("assistant", "triage")),
            new DemoTeam("Search", "2.00", List.of("ranking")),
            new DemoTeam("Checkout", "0.50", List.of("fraud-notes")),
            new DemoTeam("Catalogue", "2.00", List.of("descriptions", "translations")),
            new DemoTeam("Data platform", "1.50", List.of("nightly-batch")),
            new DemoTeam("Mobile", "2.50", List.of("companion")),
            new DemoTeam("Legal", "1.20", List.of("contract-review")),
            new DemoTeam("Research", "3.00", List.of("notebooks", "evaluations")),
            new DemoTeam("Marketing", "0.80", List.of("campaigns")),
            new DemoTeam("Finance", "1.50", List.of("invoice-reader")),
            new DemoTeam("Security", "2.00", List.of("alert-summaries")));

    Map<String, Object> request() {
        return Map.of("name", name, "budgets", List.of(Map.of("amount", budget, "window", "month", "kind", "hard")));
    }

    static Map<String, Object> keyRequest(String team, String name, boolean production) {
        return Map.of("team_id", team, "name", name, "tags", Map.of("env", production ? "prod" : "staging"));
    }
}
